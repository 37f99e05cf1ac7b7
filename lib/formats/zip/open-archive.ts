import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import * as yauzl from "yauzl";
import { ArchiveError } from "./archive-error";
import { type ArchiveFile, type ArchiveLimits, readArchiveLayout } from "./archive-layout";

/** A zip read from disk a piece at a time, so that what it costs does not grow with its size. */
export type Archive = {
  /** Everything in it but folders, in the order in which it lies there. */
  readonly files: readonly ArchiveFile[];
  /** @throws {ArchiveError} from the stream too, where a file is not what the directory says */
  read(file: ArchiveFile): Promise<Readable>;
  digest(file: ArchiveFile, algorithm: string): Promise<Buffer>;
  /** @throws {ArchiveError} for a file above the limit */
  readWhole(file: ArchiveFile, maxBytes: number): Promise<Buffer>;
  close(): void;
};

/**
 * Opens a zip in which every reader finds the same files: names are unique, plain and no way out of a folder; nothing
 * overlaps, lies in between or is hidden from a reader that goes from front to back. The caller closes it.
 *
 * @throws {ArchiveError} for anything else, before anything is unpacked
 * @throws what the file system says, e.g. ENOENT
 */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<Archive> {
  const zip = await refusing("not_container", () =>
    // Names are decoded here: the rule of old zips would read what is no UTF-8 as something else.
    yauzl.openPromise(path, { autoClose: false, decodeStrings: false }),
  );
  try {
    const files = await readArchiveLayout(zip, limits);
    const read = ({ entry }: ArchiveFile) =>
      refusing("container_unsafe", () => zip.openReadStreamPromise(entry));
    return {
      files,
      read,
      async digest(file, algorithm) {
        const hash = createHash(algorithm);
        await consume(await read(file), (chunk) => hash.update(chunk));
        return hash.digest();
      },
      async readWhole(file, maxBytes) {
        if (file.sizeBytes > maxBytes) throw new ArchiveError("container_too_large");
        const chunks: Buffer[] = [];
        await consume(await read(file), (chunk) => chunks.push(chunk));
        return Buffer.concat(chunks);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** A stream that gives more or fewer bytes than the directory says, or no deflated data at all, fails. */
async function consume(stream: Readable, take: (chunk: Buffer) => unknown): Promise<void> {
  await refusing("container_unsafe", async () => {
    for await (const chunk of stream) take(chunk as Buffer);
  });
}

/** The library's errors are about the zip, unless they come from the system. */
async function refusing<T>(problem: ArchiveError["problem"], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ArchiveError || (cause instanceof Error && "syscall" in cause)) throw cause;
    throw new ArchiveError(problem, { cause });
  }
}

import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import * as yauzl from "yauzl";
import { ArchiveError, unreadableArchive } from "./archive-error";
import { type ArchiveFile, type ArchiveLimits, readArchiveLayout } from "./archive-layout";

/** A ZIP that is read from disk in pieces, so that memory does not grow with its size. */
export type Archive = {
  /** Its files, without folders, in the order of its directory. */
  readonly files: readonly ArchiveFile[];
  /** @throws {ArchiveError} when the data cannot be opened; if it differs from the directory, the stream errors */
  read(file: ArchiveFile): Promise<Readable>;
  digest(file: ArchiveFile, algorithm: string): Promise<Buffer>;
  /** @throws {ArchiveError} for a file above the limit */
  readWhole(file: ArchiveFile, maxBytes: number): Promise<Buffer>;
  close(): void;
};

/**
 * Opens a ZIP in which every reader finds the same files: names are unique and do not leave the folder; entries do not
 * overlap, and there is nothing in between for a reader that goes from front to back. The caller closes it.
 *
 * @throws {ArchiveError} for anything else, before anything is unpacked
 * @throws errors of the file system, e.g. ENOENT
 */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<Archive> {
  const zip = await asArchiveError("not_container", () =>
    // Names are decoded in readEntryName, because yauzl would take unflagged UTF-8 for CP437.
    yauzl.openPromise(path, { autoClose: false, decodeStrings: false }),
  );
  try {
    const files = await readArchiveLayout(zip, limits);
    const read = ({ entry }: ArchiveFile) =>
      asArchiveError("container_unsafe", () => zip.openReadStreamPromise(entry));
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

/** Fails if the stream yields more or fewer bytes than the directory says, or cannot be inflated. */
async function consume(stream: Readable, take: (chunk: Buffer) => unknown): Promise<void> {
  await asArchiveError("container_unsafe", async () => {
    for await (const chunk of stream) take(chunk as Buffer);
  });
}

/** Turns yauzl's and zlib's errors into an `ArchiveError`, except those that say nothing about the bytes. */
async function asArchiveError<T>(problem: ArchiveError["problem"], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw unreadableArchive(problem, cause);
  }
}

import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import * as yauzl from "yauzl";
import { ArchiveError, unreadableArchive } from "./archive-error";
import { openEntry } from "./entry-stream";
import { type ArchiveFile, type ArchiveLimits, readArchiveLayout } from "./archive-layout";

/** A ZIP that is read from disk in pieces, so that memory does not grow with its size. */
export type Archive = {
  /** Its files, without folders, in the order of its directory. */
  readonly files: readonly ArchiveFile[];
  /** @throws {ArchiveError} when the data cannot be opened; if it differs from the directory, the stream errors */
  read(file: ArchiveFile): Promise<Readable>;
  digest(file: ArchiveFile, algorithm: string): Promise<Buffer>;
  /** Its bytes, unpacked. @throws {ArchiveError} while they are consumed, if they differ from the directory */
  chunks(file: ArchiveFile): AsyncIterable<Buffer>;
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
    const read = ({ entry }: ArchiveFile) => asArchiveError("container_unsafe", () => openEntry(zip, entry));
    async function* chunks(file: ArchiveFile): AsyncGenerator<Buffer> {
      const parts = (await read(file))[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      try {
        for (;;) {
          // Fails if there are more or fewer bytes than the directory says, or they cannot be inflated.
          const next = await asArchiveError("container_unsafe", () => parts.next());
          if (next.done) return;
          yield next.value;
        }
      } finally {
        await parts.return?.();
      }
    }
    return {
      files,
      read,
      chunks,
      async digest(file, algorithm) {
        const hash = createHash(algorithm);
        for await (const chunk of chunks(file)) hash.update(chunk);
        return hash.digest();
      },
      async readWhole(file, maxBytes) {
        if (file.sizeBytes > maxBytes) throw new ArchiveError("container_too_large");
        const parts: Buffer[] = [];
        for await (const chunk of chunks(file)) parts.push(chunk);
        return Buffer.concat(parts);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Turns yauzl's and zlib's errors into an `ArchiveError`, except those that say nothing about the bytes. */
async function asArchiveError<T>(problem: ArchiveError["problem"], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw unreadableArchive(problem, cause);
  }
}

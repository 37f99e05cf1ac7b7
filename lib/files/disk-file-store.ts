import { createReadStream } from "node:fs";
import { access, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { lazyStream } from "@/lib/base/lazy-stream";
import { checkFolder } from "./check-store";
import { type FileStore, requireSha256 } from "./file-store";
import { FileStoreError } from "./file-store-error";
import { openSpool } from "./spool";
import { verifiedChunks } from "./verified-chunks";
import { flush } from "./write-hashed";

/**
 * Opens a store of files in a folder.
 *
 * @param folder created if missing; leftovers of interrupted uploads are removed from it
 */
export async function createDiskFileStore(folder: string): Promise<FileStore> {
  await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true });
  await flush(path.dirname(folder));
  // Next to the stored files, because a rename moves a file only within its file system.
  const incoming = path.join(/*turbopackIgnore: true*/ folder, "incoming");
  const spool = openSpool(incoming, { maxBytes: Infinity });

  const pathOf = (sha256: string) =>
    path.join(/*turbopackIgnore: true*/ folder, requireSha256(sha256).slice(0, 2), sha256);
  /** A disk that is not mounted has no file either, so a file is missing only if the folder of the spool is not. */
  async function has(sha256: string): Promise<boolean> {
    const file = pathOf(sha256);
    try {
      await access(/*turbopackIgnore: true*/ file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw FileStoreError.unavailable(folder, error);
    }
    await spool.requireFolder().catch((cause: unknown) => {
      throw FileStoreError.unavailable(folder, cause);
    });
    return false;
  }
  async function requirePath(sha256: string): Promise<string> {
    if (!(await has(sha256))) throw FileStoreError.notStored(sha256);
    return pathOf(sha256);
  }

  const store = {
    withTemporaryFile: spool.withTemporaryFile,
    withScratchFile: spool.withScratchFile,
    put: (bytes, { signal, inspect } = {}) =>
      spool.withTemporaryFile(
        bytes,
        async (temporary, stored) => {
          await flush(temporary);
          await inspect?.(temporary, stored);
          await moveDurably(temporary, pathOf(stored.sha256));
          return stored;
        },
        signal,
      ),
    async open(sha256, range) {
      const file = await requirePath(sha256);
      const chunks = chunksOf(() => createReadStream(/*turbopackIgnore: true*/ file, range));
      return lazyStream(range ? chunks : verifiedChunks(chunks, sha256));
    },
    withLocalFile: async (sha256, use) => use(await requirePath(sha256)),
    async remove(sha256, { notAfter } = {}) {
      if (!(await has(sha256))) return;
      if (notAfter && Date.now() > notAfter.getTime()) throw FileStoreError.tooLate(notAfter);
      await rm(pathOf(sha256), { force: true });
      await flush(path.dirname(pathOf(sha256)));
    },
    has,
    probe: spool.probe,
  } satisfies Omit<FileStore, "check">;
  return { ...store, check: () => checkFolder(store, folder) };
}

async function* chunksOf(open: () => AsyncIterable<Buffer>): AsyncGenerator<Uint8Array, void, void> {
  yield* open();
}

/** A rename survives a power cut only once its folder is flushed too, and a new folder only once its parent is. */
async function moveDurably(from: string, to: string): Promise<void> {
  const folder = path.dirname(to);
  await mkdir(folder, { recursive: true });
  await rename(from, to);
  await flush(folder);
  await flush(path.dirname(folder));
}

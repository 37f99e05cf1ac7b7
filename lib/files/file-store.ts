import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { lazyStream } from "@/lib/base/lazy-stream";

export type StoredFile = { sha256: string; sizeBytes: number };

type PutOptions = {
  signal?: AbortSignal;
  /** Inspects the complete file before it is stored. An error it throws rejects the file. */
  inspect?: (temporaryPath: string, file: StoredFile) => Promise<void>;
};

/** Bytes on disk, named by their SHA-256. Nothing here holds a whole file in memory. */
export type FileStore = {
  /**
   * Stores a stream: hashes it into a temporary file, flushes and renames it. The same bytes are stored once.
   *
   * @throws what the stream, the disk or `inspect` throws, leaving nothing behind
   */
  put(bytes: ReadableStream<Uint8Array>, options?: PutOptions): Promise<StoredFile>;
  /** @param range both ends inclusive, in bytes @throws ENOENT for a file that is not stored */
  open(sha256: string, range?: { start: number; end: number }): Promise<ReadableStream<Uint8Array>>;
  /**
   * Writes a stream to a temporary file for as long as `use` runs. The file is always removed; after a crash, at the
   * next start.
   *
   * @throws what the stream, the disk or `use` throws
   */
  withTemporaryFile<T>(
    bytes: ReadableStream<Uint8Array>,
    use: (temporaryPath: string, file: StoredFile) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
  /**
   * Provides the path of a file that `use` may create. The file is always removed; after a crash, at the next start.
   *
   * @throws what `use` throws
   */
  withScratchFile<T>(use: (path: string) => Promise<T>): Promise<T>;
  /** Deletes stored bytes, if they exist. */
  remove(sha256: string): Promise<void>;
  has(sha256: string): Promise<boolean>;
  /**
   * Provides a local path for random access to a stored file. It is valid until the promise of `use` settles, and the
   * file must not be changed.
   *
   * @returns the result of `use`
   * @throws ENOENT for a file that is not stored, and what `use` throws
   */
  withLocalFile<T>(sha256: string, use: (path: string) => Promise<T>): Promise<T>;
};

/** @param folder created if missing; leftovers of interrupted uploads are removed from it */
export async function createDiskFileStore(folder: string): Promise<FileStore> {
  const incoming = path.join(/*turbopackIgnore: true*/ folder, "incoming");
  await mkdir(/*turbopackIgnore: true*/ incoming, { recursive: true });
  await flush(path.dirname(folder));
  await clearLeftovers(incoming);

  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("A stored file is named by its SHA-256.");
    return path.join(/*turbopackIgnore: true*/ folder, sha256.slice(0, 2), sha256);
  };

  async function withScratchFile<T>(use: (path: string) => Promise<T>): Promise<T> {
    const scratch = path.join(/*turbopackIgnore: true*/ incoming, `${process.pid}-${randomUUID()}`);
    try {
      return await use(scratch);
    } finally {
      await rm(scratch, { force: true });
    }
  }
  const withTemporaryFile: FileStore["withTemporaryFile"] = (bytes, use, signal) =>
    withScratchFile(async (temporary) => use(temporary, await writeHashed(bytes, temporary, signal)));
  const has = (sha256: string) =>
    access(/*turbopackIgnore: true*/ pathOf(sha256)).then(
      () => true,
      () => false,
    );

  return {
    withTemporaryFile,
    withScratchFile,
    put: (bytes, { signal, inspect } = {}) =>
      withTemporaryFile(
        bytes,
        async (temporary, stored) => {
          await inspect?.(temporary, stored);
          await moveDurably(temporary, pathOf(stored.sha256));
          return stored;
        },
        signal,
      ),
    async open(sha256, range) {
      const file = pathOf(sha256);
      await access(/*turbopackIgnore: true*/ file);
      return lazyStream(chunksOf(() => createReadStream(/*turbopackIgnore: true*/ file, range)));
    },
    async withLocalFile(sha256, use) {
      const file = pathOf(sha256);
      await access(/*turbopackIgnore: true*/ file);
      return use(file);
    },
    async remove(sha256) {
      if (!(await has(sha256))) return;
      await rm(pathOf(sha256), { force: true });
      await flush(path.dirname(pathOf(sha256)));
    },
    has,
  };
}

async function* chunksOf(open: () => AsyncIterable<Buffer>): AsyncGenerator<Uint8Array, void, void> {
  yield* open();
}

async function writeHashed(
  bytes: ReadableStream<Uint8Array>,
  file: string,
  signal?: AbortSignal,
): Promise<StoredFile> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const meter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
      done(null, chunk);
    },
  });
  const source = Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]);
  await pipeline(source, meter, createWriteStream(/*turbopackIgnore: true*/ file, { mode: 0o600 }), {
    signal,
  });
  await flush(file);
  return { sha256: hash.digest("hex"), sizeBytes };
}

/** A rename survives a power cut only once its folder is flushed too, and a new folder only once its parent is. */
async function moveDurably(from: string, to: string): Promise<void> {
  const folder = path.dirname(to);
  await mkdir(folder, { recursive: true });
  await rename(from, to);
  await flush(folder);
  await flush(path.dirname(folder));
}

async function flush(fileOrFolder: string): Promise<void> {
  const handle = await open(/*turbopackIgnore: true*/ fileOrFolder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes files of processes that have ended. A process that still runs on the same folder keeps its own. */
async function clearLeftovers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    if (!isRunning(Number.parseInt(name, 10)))
      await rm(path.join(/*turbopackIgnore: true*/ incoming, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"; // it runs as another user
  }
}

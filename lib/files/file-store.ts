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
  /** Looks at the complete file before it is kept. What it throws leaves nothing behind. */
  inspect?: (temporaryPath: string, file: StoredFile) => Promise<void>;
};

/** Bytes on disk, named by their SHA-256. Nothing here holds a whole file in memory. */
export type FileStore = {
  /**
   * Stores a stream: temporary file, hash on the way, flushed, renamed. The same bytes are stored once.
   *
   * @throws what the stream, the disk or `inspect` throws, with nothing left behind
   */
  put(bytes: ReadableStream<Uint8Array>, options?: PutOptions): Promise<StoredFile>;
  /** @param range both ends inclusive, in bytes @throws ENOENT for a file that is not stored */
  open(sha256: string, range?: { start: number; end: number }): Promise<ReadableStream<Uint8Array>>;
  /**
   * Holds a stream in a temporary file while it is looked at. Nothing of it stays, whatever happens: what a crash leaves
   * is cleared on the next start.
   *
   * @throws what the stream, the disk or `look` throws
   */
  hold<T>(
    bytes: ReadableStream<Uint8Array>,
    look: (temporaryPath: string, file: StoredFile) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
  /** Takes the bytes away for good. Those that are not there are no error. */
  remove(sha256: string): Promise<void>;
  has(sha256: string): Promise<boolean>;
  /**
   * Lends a path on this machine's disk at which a stored file can be read by position. It is valid until the promise of
   * `use` settles, and the file must not be changed.
   *
   * @returns the result of `use`
   * @throws ENOENT for a file that is not stored, and what `use` throws
   */
  withLocalFile<T>(sha256: string, use: (path: string) => Promise<T>): Promise<T>;
};

/** @param folder made where necessary; leftovers of uploads that a crash cut off are cleared from it */
export async function createDiskFileStore(folder: string): Promise<FileStore> {
  const incoming = path.join(/*turbopackIgnore: true*/ folder, "incoming");
  await mkdir(/*turbopackIgnore: true*/ incoming, { recursive: true });
  await flush(path.dirname(folder));
  await clearLeftovers(incoming);

  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("A stored file is named by its SHA-256.");
    return path.join(/*turbopackIgnore: true*/ folder, sha256.slice(0, 2), sha256);
  };

  const hold: FileStore["hold"] = async (bytes, look, signal) => {
    const temporary = path.join(/*turbopackIgnore: true*/ incoming, `${process.pid}-${randomUUID()}`);
    try {
      return await look(temporary, await writeHashed(bytes, temporary, signal));
    } finally {
      await rm(temporary, { force: true });
    }
  };
  const has = (sha256: string) =>
    access(/*turbopackIgnore: true*/ pathOf(sha256)).then(
      () => true,
      () => false,
    );

  return {
    hold,
    put: (bytes, { signal, inspect } = {}) =>
      hold(
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

/** A rename survives a power cut only once its folder was flushed too, and a new folder only once its parent was. */
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

/** Files of processes that are gone. One that still runs on the same folder keeps its own. */
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
    return error instanceof Error && "code" in error && error.code === "EPERM"; // it runs as somebody else
  }
}

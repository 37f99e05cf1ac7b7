import { LRUCache } from "lru-cache";
import { createBackOff, type Patience, withBackOff } from "@/lib/base/back-off";
import { lazyStream } from "@/lib/base/lazy-stream";
import { checkBucket } from "./check-store";
import { type FileStore, requireSha256, type StoredFile, type StoredRange } from "./file-store";
import { FileStoreError } from "./file-store-error";
import { openS3Objects, type S3Place } from "./s3-objects";
import type { Spool } from "./spool";
import { verifiedChunks } from "./verified-chunks";

type Options = {
  place: S3Place;
  /** The prefix of its object names, for example "files/". */
  prefix: string;
  /** Holds files before they are stored, and copies of stored files. */
  spool: Spool;
  patience?: Patience;
  /** For the check at the start. */
  startPatience?: Patience;
};

/** A store may need a minute to restart: requests in progress survive it. */
const defaultPatience: Patience = { firstDelayMs: 200, maxDelayMs: 5_000, totalMs: 75_000 };

/** A store that is started together with the portal may not answer yet. */
const shortPatience: Patience = { firstDelayMs: 100, maxDelayMs: 1_000, totalMs: 10_000 };

/** The number of cached file sizes. A cached size saves a request for each part that a viewer reads. */
const maxSizes = 10_000;

const isTransient = (error: unknown) => error instanceof FileStoreError && error.failure === "unavailable";

/**
 * Opens a store of files in a bucket. A file is written to the spool and then sent in one request, under its hash and
 * only if the bucket does not have it. Requests that fail with a transient error are repeated, each from the file in
 * the spool.
 */
export function createS3FileStore(options: Options): FileStore {
  const { place, prefix, spool, patience = defaultPatience, startPatience = shortPatience } = options;
  const objects = openS3Objects(place);
  const sizes = new LRUCache<string, number>({ max: maxSizes });
  const fetching = new Map<string, Promise<unknown>>();
  const keyOf = (sha256: string) => prefix + requireSha256(sha256);
  const repeated = <T>(attempt: () => Promise<T>, signal?: AbortSignal) =>
    withBackOff(attempt, { patience, isTransient, signal });

  async function sizeOf(sha256: string): Promise<number> {
    const key = keyOf(sha256);
    const known = sizes.get(sha256);
    if (known !== undefined) return known;
    const found = await repeated(() => objects.sizeOf(key));
    sizes.set(sha256, found);
    return found;
  }

  async function store(temporaryPath: string, file: StoredFile, signal?: AbortSignal): Promise<void> {
    const key = keyOf(file.sha256);
    if (await objects.create(key, { ...file, path: temporaryPath }, signal)) return;
    const sizeBytes = await objects.sizeOf(key).catch((cause: unknown) => {
      if (!(cause instanceof FileStoreError) || cause.failure !== "not_stored") throw cause;
      throw new FileStoreError("unavailable", "A file was deleted while it was stored again.", { cause });
    });
    if (sizeBytes !== file.sizeBytes)
      throw new FileStoreError(
        "damaged",
        `The stored file ${file.sha256} has ${sizeBytes} bytes instead of ${file.sizeBytes}.`,
      );
  }

  /** Reads part of a file. After a response that broke off, the next request continues at the same byte. */
  async function* read(key: string, { start, end }: StoredRange): AsyncGenerator<Uint8Array, void, void> {
    const backOff = createBackOff({ patience, isTransient });
    let next = start;
    while (next <= end)
      try {
        for await (const chunk of await objects.read(key, { start: next, end })) {
          const bytes = chunk as Uint8Array;
          next += bytes.byteLength;
          backOff.afterSuccess();
          yield bytes;
        }
        if (next <= end) throw new Error(`The response ended ${end + 1 - next} bytes early.`);
      } catch (error) {
        await backOff.afterFailure(objects.failureOf(error));
      }
  }

  /** Copies a stored file to the spool. @throws {FileStoreError} "damaged" if the copy does not have its hash */
  async function fetchCopy(sha256: string): Promise<void> {
    const bytes = lazyStream(read(keyOf(sha256), { start: 0, end: (await sizeOf(sha256)) - 1 }));
    await spool.withTemporaryFile(bytes, async (temporary, file) => {
      if (file.sha256 !== sha256)
        throw new FileStoreError("damaged", `The stored file ${sha256} has the hash ${file.sha256}.`);
      await spool.keepCopy(temporary, file);
    });
  }

  return {
    withTemporaryFile: spool.withTemporaryFile,
    withScratchFile: spool.withScratchFile,
    put: (bytes, { signal, inspect } = {}) =>
      spool.withTemporaryFile(
        bytes,
        async (temporary, file) => {
          await inspect?.(temporary, file);
          await repeated(() => store(temporary, file, signal), signal);
          sizes.set(file.sha256, file.sizeBytes);
          await spool.keepCopy(temporary, file);
          return file;
        },
        signal,
      ),
    async open(sha256, range) {
      const last = (await sizeOf(sha256)) - 1;
      const { start, end } = range ?? { start: 0, end: last };
      const chunks = read(keyOf(sha256), { start, end: Math.min(end, last) });
      return lazyStream(start === 0 && end >= last ? verifiedChunks(chunks, sha256) : chunks);
    },
    async withLocalFile(sha256, use) {
      for (;;) {
        const used = await spool.withCopy(requireSha256(sha256), use);
        if (used) return used.result;
        let copying = fetching.get(sha256);
        if (!copying) {
          copying = fetchCopy(sha256).finally(() => fetching.delete(sha256));
          fetching.set(sha256, copying);
        }
        await copying;
      }
    },
    async remove(sha256, { notAfter } = {}) {
      const key = keyOf(sha256);
      const attempt = () => objects.delete(key, { notAfter });
      // A request that failed may take effect after a second one that succeeded.
      await (notAfter ? attempt() : repeated(attempt));
      sizes.delete(sha256);
      await spool.removeCopy(sha256);
    },
    async has(sha256) {
      const key = keyOf(sha256);
      return repeated(() => objects.sizeOf(key)).then(
        () => true,
        (error: unknown) => {
          if (error instanceof FileStoreError && error.failure === "not_stored") return false;
          throw error;
        },
      );
    },
    probe: async () => void (await Promise.all([repeated(objects.requireBucket), spool.probe()])),
    check: () => checkBucket(createS3FileStore({ ...options, patience: startPatience }), place),
  };
}

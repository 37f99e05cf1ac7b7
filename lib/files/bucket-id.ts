import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { type Patience, withBackOff } from "@/lib/base/back-off";
import { bucketError } from "./check-store";
import type { FileStore } from "./file-store";
import { FileStoreError } from "./file-store-error";
import { openS3Objects, type S3Place } from "./s3-objects";

/** Next to the folders of the stores, so that it is copied with them: a copy of the bucket has the same id. */
const key = "paraph-id";

const idLength = 64;

/** The same as for the check of a store at the start. */
const patience: Patience = { firstDelayMs: 100, maxDelayMs: 1_000, totalMs: 10_000 };

const hasFailed = (error: unknown, failure: FileStoreError["failure"]) =>
  error instanceof FileStoreError && error.failure === failure;

/**
 * The random id of a bucket, in an object that the first call creates. It distinguishes buckets of the same name in
 * different stores, independently of their addresses. If several portals call this at once, one creates the object and
 * all read it.
 *
 * @param store holds the object in a temporary file before it is sent
 * @throws {SettingError} one sentence for the operator, if that does not work within a few seconds
 */
export async function readOrCreateBucketId(
  place: S3Place,
  store: Pick<FileStore, "withTemporaryFile">,
): Promise<string> {
  const objects = openS3Objects(place);
  const read = async () => text(await objects.read(key, { start: 0, end: idLength - 1 }));
  const id = randomBytes(48).toString("base64url");
  const create = () =>
    store.withTemporaryFile(new Blob([id]).stream(), (path, file) => objects.create(key, { ...file, path }));
  const readOrCreate = async () => {
    try {
      return await read();
    } catch (error) {
      if (!hasFailed(error, "not_stored")) throw objects.failureOf(error);
    }
    await create();
    return read().catch((error: unknown) => {
      throw objects.failureOf(error);
    });
  };
  const isTransient = (error: unknown) => hasFailed(error, "unavailable");
  return withBackOff(readOrCreate, { patience, isTransient }).catch((cause: unknown) => {
    throw bucketError(cause, place);
  });
}

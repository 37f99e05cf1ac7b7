import { randomBytes } from "node:crypto";
import { SettingError } from "@/lib/base/env";
import type { FileStore } from "./file-store";
import { FileStoreError } from "./file-store-error";
import type { S3Place } from "./s3-objects";

type Tried = Pick<FileStore, "put" | "open" | "remove" | "has">;

/** Stores, reads and removes a small file, and checks that it is gone. @throws what the store throws */
async function tryStore(store: Tried): Promise<void> {
  // Random, because another portal may be checking the store at the same time.
  const { sha256 } = await store.put(new Blob([randomBytes(32)]).stream());
  for await (const _ of await store.open(sha256));
  await store.remove(sha256);
  await store.has(sha256); // for a missing file, this fails without permission to list the bucket
}

/** @throws {SettingError} if files cannot be stored in the folder */
export async function checkFolder(store: Tried, folder: string): Promise<void> {
  await tryStore(store).catch((cause: unknown) => {
    throw new SettingError(`Files cannot be stored in ${folder}: ${messageOf(cause)}.`, { cause });
  });
}

/** @throws {SettingError} if files cannot be stored in the bucket, naming the setting at fault */
export async function checkBucket(store: Tried, place: S3Place): Promise<void> {
  await tryStore(store).catch((cause: unknown) => {
    throw bucketError(cause, place);
  });
}

/** Why a bucket cannot be used, for the operator. */
export const bucketError = (cause: unknown, place: S3Place): SettingError =>
  new SettingError(sentenceFor(cause, place), { cause });

function sentenceFor(error: unknown, { endpoint, region, bucket, keys }: S3Place): string {
  const reason = error instanceof FileStoreError && error.cause instanceof Error ? error.cause : undefined;
  const where = endpoint ?? "Amazon S3";
  if (error instanceof FileStoreError && error.failure === "unavailable")
    return endpoint
      ? `S3_ENDPOINT is "${endpoint}", but no store answers there: ${messageOf(reason)}.`
      : `Amazon S3 does not answer in the region "${region}" (S3_REGION): ${messageOf(reason)}.`;
  switch (reason?.name) {
    case "NoSuchBucket":
      return `S3_BUCKET is "${bucket}", but there is no such bucket at ${where}.`;
    case "InvalidAccessKeyId":
    case "SignatureDoesNotMatch":
      return keys
        ? `S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are not accepted by ${where}.`
        : `The credentials of this machine are not accepted by ${where}.`;
    case "CredentialsProviderError":
      return "S3_BUCKET is set, but neither S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY nor a role of this machine.";
    case "PermanentRedirect":
    case "AuthorizationHeaderMalformed":
      return `S3_REGION is "${region}", but the bucket "${bucket}" is in another region.`;
    default:
      if (reason?.message.endsWith("(status 403)"))
        return `S3_BUCKET is "${bucket}", but the portal may not store, read, list and delete files in it.`;
      return `Files cannot be stored in the bucket "${bucket}" at ${where}: ${messageOf(reason ?? error)}.`;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message.replace(/\.$/, "") : "unknown");

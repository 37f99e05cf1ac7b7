import { FileStoreError } from "./file-store-error";

type Context = { bucket: string; secrets?: string[]; signal?: AbortSignal };

/** Transient errors of the store, although their status blames the request. */
const transient = [
  "ConditionalRequestConflict",
  "OperationAborted",
  "RequestTimeout",
  "RequestTimeTooSkewed",
  "BadDigest", // like the next one: the body was damaged in transit
  "XAmzContentSHA256Mismatch",
];

/**
 * Translates an error of the SDK. Its properties may contain keys and signatures, so only its name and message become
 * the cause.
 *
 * @returns a {@link FileStoreError}, or an AbortError if the signal has aborted
 */
export function failureOfS3(error: unknown, { bucket, secrets = [], signal }: Context): Error {
  if (signal?.aborted)
    return Object.assign(new Error("The transfer was aborted.", { cause: signal.reason }), {
      ...{ name: "AbortError", code: "ABORT_ERR" },
    });
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  const shown = secrets.reduce((text, secret) => text.replaceAll(secret, "…"), message || name);
  const cause = Object.assign(new Error(status ? `${shown} (status ${status})` : shown), { name });
  if (status === 404 && name !== "NoSuchBucket")
    return new FileStoreError("not_stored", `The bucket ${bucket} has no such file.`, { cause });
  const isRefused =
    name === "CredentialsProviderError" ||
    (status !== undefined && status < 500 && status !== 429 && !transient.includes(name));
  return isRefused
    ? new FileStoreError("refused", `The bucket ${bucket} cannot be used.`, { cause })
    : new FileStoreError("unavailable", `The bucket ${bucket} does not answer as it should.`, { cause });
}

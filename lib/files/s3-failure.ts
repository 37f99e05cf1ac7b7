import { FileStoreError } from "./file-store-error";

type Context = { bucket: string; secrets?: string[]; signal?: AbortSignal };

/** Errors of the store that pass, though their status says that the request was at fault. */
const transient = [
  "ConditionalRequestConflict",
  "OperationAborted",
  "RequestTimeout",
  "RequestTimeTooSkewed",
  "BadDigest", // as the next one, the body was damaged on its way
  "XAmzContentSHA256Mismatch",
];

/**
 * Translates an error of the SDK. Its properties may hold keys and signatures, so that only its name and its message
 * become the cause.
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

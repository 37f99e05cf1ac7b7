/**
 * - "not_stored": there is no file of that hash.
 * - "damaged": what is stored is not what its hash and size say.
 * - "unavailable": the store does not answer, or not in time.
 * - "refused": the store does not let the portal do this, or it is too late.
 */
type FileStoreFailure = "not_stored" | "damaged" | "unavailable" | "refused";

/** Why the file store could not do what it was asked to. Neither it nor its cause contains keys of the store. */
export class FileStoreError extends Error {
  override name = "FileStoreError";

  constructor(
    readonly failure: FileStoreFailure,
    message: string,
    options?: { cause: unknown },
  ) {
    super(message, options);
  }

  static tooLate(notAfter: Date): FileStoreError {
    return new FileStoreError(
      "refused",
      `It is too late to delete a file: ${notAfter.toISOString()} has passed.`,
    );
  }

  static notStored(sha256: string, cause?: unknown): FileStoreError {
    return new FileStoreError(
      "not_stored",
      `There is no stored file ${sha256}.`,
      cause ? { cause } : undefined,
    );
  }
}

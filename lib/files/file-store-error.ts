/**
 * - "not_stored": the store is there, but has no file with that hash.
 * - "damaged": the stored bytes do not have the file's hash and size.
 * - "unavailable": the store does not answer, or too late; or its folder is gone, as when a disk is not mounted.
 * - "refused": the store denies the operation, its bucket is gone, or the time for it is over.
 */
type FileStoreFailure = "not_stored" | "damaged" | "unavailable" | "refused";

/** An operation of the file store failed. Neither the error nor its cause contains keys of the store. */
export class FileStoreError extends Error {
  override name = "FileStoreError";

  constructor(
    readonly failure: FileStoreFailure,
    message: string,
    options?: { cause: unknown },
  ) {
    super(message, options);
  }

  static unavailable(folder: string, cause: unknown): FileStoreError {
    return new FileStoreError("unavailable", `The folder ${folder} cannot be used.`, { cause });
  }

  static tooLate(notAfter: Date): FileStoreError {
    return new FileStoreError(
      "refused",
      `It is too late to delete a file: ${notAfter.toISOString()} has passed.`,
    );
  }

  static notStored(sha256: string): FileStoreError {
    return new FileStoreError("not_stored", `There is no stored file ${sha256}.`);
  }
}

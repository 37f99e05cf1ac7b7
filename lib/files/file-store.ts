export type StoredFile = { sha256: string; sizeBytes: number };

/** Both ends inclusive, in bytes. */
export type StoredRange = { start: number; end: number };

export type PutOptions = {
  signal?: AbortSignal;
  /** Inspects the complete file before it is stored. An error it throws rejects the file. */
  inspect?: (temporaryPath: string, file: StoredFile) => Promise<void>;
};

/**
 * Files named by their SHA-256, on a disk or in an S3-compatible store. No operation holds a whole file in memory, and
 * none may be called inside a transaction of the database.
 */
export type FileStore = {
  /** The place of the files that a portal has recorded (files-place.ts). Undefined if no portal uses the store. */
  place?: string;
  /**
   * Stores a stream: hashes it into a temporary file, and then stores that under its hash. The same bytes are stored
   * once. Once the promise resolves, the bytes survive a power cut.
   *
   * @throws what the stream or `inspect` throws, and a {@link FileStoreError}, leaving nothing behind
   */
  put(bytes: ReadableStream<Uint8Array>, options?: PutOptions): Promise<StoredFile>;
  /**
   * Opens a stored file. Nothing is read before the stream is. A stream of the whole file fails before its last piece
   * if the bytes are not those of the hash; one of a range fails if the store breaks off.
   *
   * @throws {FileStoreError} "not_stored" for a file that is not stored
   */
  open(sha256: string, range?: StoredRange): Promise<ReadableStream<Uint8Array>>;
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
  /**
   * Deletes stored bytes, if they exist. Fails like `has` if the store cannot tell.
   *
   * @param options.notAfter by the clock of this machine: a process that was suspended in between deletes nothing
   *   later. A request to an S3-compatible store may take effect up to 15 minutes after it was signed, even if it seemed
   *   to fail. With this option only one is sent, so once the promise is fulfilled, none is left to take effect.
   */
  remove(sha256: string, options?: { notAfter?: Date }): Promise<void>;
  /** @throws {FileStoreError} if the store cannot tell, for example because its disk is not mounted */
  has(sha256: string): Promise<boolean>;
  /**
   * Provides a local path for random access to a stored file. It is valid until the promise of `use` settles, and the
   * file must not be changed.
   *
   * @returns the result of `use`
   * @throws {FileStoreError} "not_stored" for a file that is not stored; and what `use` throws
   */
  withLocalFile<T>(sha256: string, use: (path: string) => Promise<T>): Promise<T>;
  /**
   * Requires that the store is there and takes files, for the readiness of a portal. Costs little.
   *
   * @throws {FileStoreError}
   */
  probe(): Promise<void>;
  /**
   * Stores, reads and removes a small file, for the start of a portal.
   *
   * @throws {SettingError} one sentence for the operator, if that does not work within a few seconds
   */
  check(): Promise<void>;
};

/** @throws {RangeError} for a name that is not a SHA-256 in lowercase hexadecimal digits */
export function requireSha256(name: string): string {
  if (!/^[0-9a-f]{64}$/.test(name)) throw new RangeError("A stored file is named by its SHA-256.");
  return name;
}

import type { FileStore, StoredFile } from "@/lib/files/file-store";
import { UploadRefusal } from "@/lib/files/upload-refusal";
import { limitBytes } from "@/lib/files/limit-bytes";

export type UploadedFile = StoredFile & { path: string };

export type Upload = {
  bytes: ReadableStream<Uint8Array>;
  /** The size that the sender declares. Any other number of bytes means that the upload is incomplete. */
  declaredBytes: number | undefined;
  signal?: AbortSignal;
};

type Dependencies = { store: FileStore; maxUploadBytes: number };

/**
 * Writes an upload to a temporary file for as long as `use` runs. Nothing of it is kept.
 *
 * @throws {UploadRefusal} if the upload is too large or incomplete, or the sender disconnected
 */
export async function withUploadedFile<T>(
  { store, maxUploadBytes }: Dependencies,
  { bytes, declaredBytes, signal }: Upload,
  use: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  try {
    if ((declaredBytes ?? 0) > maxUploadBytes)
      throw new UploadRefusal("too_large", { maxBytes: maxUploadBytes });
    return await store.withTemporaryFile(
      bytes.pipeThrough(limitBytes(maxUploadBytes)),
      (path, stored) => {
        if (declaredBytes !== undefined && stored.sizeBytes !== declaredBytes)
          throw new UploadRefusal("cut_off");
        return use({ ...stored, path });
      },
      signal,
    );
  } catch (error) {
    if (signal?.aborted) throw new UploadRefusal("cut_off", { cause: error });
    throw UploadRefusal.of(error, maxUploadBytes);
  }
}

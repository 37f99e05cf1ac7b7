import type { FileStore, StoredFile } from "@/lib/files/file-store";
import { UploadRefusal } from "@/lib/files/upload-refusal";
import { limitBytes } from "@/lib/files/limit-bytes";

export type HeldFile = StoredFile & { path: string };

export type SentBytes = {
  bytes: ReadableStream<Uint8Array>;
  /** What the sender says the size is. Fewer bytes mean that they were cut off. */
  declaredBytes: number | undefined;
  signal?: AbortSignal;
};

type Holding = { store: FileStore; maxUploadBytes: number };

/**
 * Holds a file that somebody sent while it is looked at. Nothing of it is kept.
 *
 * @throws {UploadRefusal} for one that is too large or was cut off, and where the sender went away
 */
export async function holdSentFile<T>(
  { store, maxUploadBytes }: Holding,
  { bytes, declaredBytes, signal }: SentBytes,
  look: (file: HeldFile) => Promise<T>,
): Promise<T> {
  try {
    if ((declaredBytes ?? 0) > maxUploadBytes)
      throw new UploadRefusal("too_large", { maxBytes: maxUploadBytes });
    return await store.hold(
      bytes.pipeThrough(limitBytes(maxUploadBytes)),
      (path, stored) => {
        if (declaredBytes !== undefined && stored.sizeBytes !== declaredBytes)
          throw new UploadRefusal("cut_off");
        return look({ ...stored, path });
      },
      signal,
    );
  } catch (error) {
    if (signal?.aborted) throw new UploadRefusal("cut_off", { cause: error });
    throw UploadRefusal.of(error, maxUploadBytes);
  }
}

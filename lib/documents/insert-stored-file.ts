import type { Tx } from "@/db/client";
import { insertFile } from "@/db/repositories/files";
import type { FileStore } from "@/lib/files/file-store";
import { keepBytes } from "@/lib/files/stored-bytes";

/**
 * Records a file whose bytes were stored for it.
 *
 * @throws {BytesGoneError} if they may have been removed meanwhile, or the files of the database were moved
 */
export async function insertStoredFile(
  tx: Tx,
  store: FileStore,
  file: Parameters<typeof insertFile>[1],
): Promise<void> {
  await keepBytes(tx, store, { contents: "documents", sha256: file.sha256 });
  await insertFile(tx, file);
}

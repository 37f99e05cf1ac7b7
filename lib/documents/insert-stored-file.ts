import type { Tx } from "@/db/client";
import { insertFile } from "@/db/repositories/files";
import { keepBytes } from "@/lib/files/stored-bytes";

/**
 * Records a file whose bytes were stored for it.
 *
 * @throws {BytesGoneError} if they may have been removed meanwhile
 */
export async function insertStoredFile(tx: Tx, file: Parameters<typeof insertFile>[1]): Promise<void> {
  await keepBytes(tx, { contents: "documents", sha256: file.sha256 });
  await insertFile(tx, file);
}

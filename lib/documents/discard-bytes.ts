import type { Db } from "@/db/client";
import { isReferenced } from "@/db/repositories/files";
import type { FileStore } from "@/lib/files/file-store";

/**
 * Deletes stored bytes, unless a row refers to them. Runs in a write transaction, so that no row that refers to the
 * same bytes is written in between; a later upload fails because it finds them missing.
 */
export async function discardBytes(
  { db, store }: { db: Db; store: FileStore },
  sha256: string,
): Promise<void> {
  await db.write(async (tx) => {
    if (!(await isReferenced(tx, sha256))) await store.remove(sha256);
  });
}

import type { Db } from "@/db/client";
import { isNamed } from "@/db/repositories/files";
import type { FileStore } from "@/lib/files/file-store";

/**
 * Deletes stored bytes, unless a row refers to them. It runs in the queue of writers, so that no row that refers to the
 * same bytes is written in between; a later one fails, as it finds them missing.
 */
export async function discardBytes(
  { db, store }: { db: Db; store: FileStore },
  sha256: string,
): Promise<void> {
  await db.write(async (tx) => {
    if (!(await isNamed(tx, sha256))) await store.remove(sha256);
  });
}

import type { Db } from "@/db/client";
import { isNamed } from "@/db/repositories/files";
import type { FileStore } from "@/lib/files/file-store";

/**
 * Takes stored bytes away again, unless a row names them. In the queue of writers, so that nobody records the
 * same bytes in between: whoever does so afterwards finds them missing and says so.
 */
export async function discard({ db, store }: { db: Db; store: FileStore }, sha256: string): Promise<void> {
  await db.write(async (tx) => {
    if (!(await isNamed(tx, sha256))) await store.remove(sha256);
  });
}

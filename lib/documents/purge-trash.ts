import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { listHashesOfItsOwn, listPurgeable, markPurged, stripDocument } from "@/db/repositories/trash";
import type { FileStore } from "@/lib/files/file-store";

type Library = { db: Db; store: FileStore; now: () => Date };

/** So few at once that signings which are due do not wait. */
const maxConcurrent = 20;

/**
 * Deletes what has been in the trash for its time: the bytes that nothing else names, then what is written of them. In
 * the queue of writers, so that nobody records the same bytes in between. After a crash halfway the document still
 * names its bytes, and so is purged once more.
 */
export async function purgeTrash({ db, store, now: clock }: Library): Promise<void> {
  const due = await listPurgeable(db.read, { now: clock(), limit: maxConcurrent });
  for (const documentId of due)
    await db.write(async (tx) => {
      const now = clock();
      if (!(await markPurged(tx, { documentId, now }))) return;
      for (const sha256 of await listHashesOfItsOwn(tx, documentId)) await store.remove(sha256);
      await stripDocument(tx, documentId);
      await appendAuditEvent(tx, { at: now, action: "document.purged", documentId });
    });
}

import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { listHashesOfItsOwn, listPurgeable, markPurged, stripDocument } from "@/db/repositories/trash";
import type { FileStore } from "@/lib/files/file-store";

type Library = { db: Db; store: FileStore; now: () => Date };

/** Few enough that due signings do not wait. */
const maxConcurrent = 20;

/**
 * Deletes documents that have been in the trash for long enough: first the bytes that no other row refers to, then their
 * rows. It runs in the queue of writers, so that no new row refers to those bytes meanwhile. After a crash in between the
 * document still refers to its bytes, and is purged again.
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

import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { listPurgeable, listUnsharedHashes, markPurged, stripDocument } from "@/db/repositories/purge";
import type { FileStore } from "@/lib/files/file-store";

type Library = { db: Db; store: FileStore; now: () => Date };

/** Few enough not to delay due signings. */
const batchSize = 20;

/**
 * Deletes documents whose time in the trash is over: first the bytes that no other document refers to, then their rows.
 * Runs in a write transaction, so that no new row refers to those bytes in the meantime. After a crash in between, the
 * document still refers to its bytes and is purged again.
 */
export async function purgeTrash({ db, store, now: clock }: Library): Promise<void> {
  const due = await listPurgeable(db.read, { now: clock(), limit: batchSize });
  for (const documentId of due)
    await db.write(async (tx) => {
      const now = clock();
      if (!(await markPurged(tx, { documentId, now }))) return;
      for (const sha256 of await listUnsharedHashes(tx, documentId)) await store.remove(sha256);
      await stripDocument(tx, documentId);
      await appendAuditEvent(tx, { at: now, action: "document.purged", documentId });
    });
}

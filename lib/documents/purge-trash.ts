import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { listHashes, listPurgeable, markPurged, stripDocument } from "@/db/repositories/purge";
import { releaseBytes } from "@/lib/files/stored-bytes";

type Library = { db: Db; now: () => Date };

/** Few enough not to delay due signings. */
const batchSize = 20;

/**
 * Deletes the rows of documents whose time in the trash is over, and releases their bytes: those to which no other
 * document refers are removed later.
 */
export async function purgeTrash({ db, now: clock }: Library): Promise<void> {
  const due = await listPurgeable(db.read, { now: clock(), limit: batchSize });
  for (const documentId of due)
    await db.write(async (tx) => {
      const now = clock();
      if (!(await markPurged(tx, { documentId, now }))) return;
      const hashes = await listHashes(tx, documentId);
      await stripDocument(tx, documentId);
      await releaseBytes(tx, { contents: "documents", hashes, now });
      await appendAuditEvent(tx, { at: now, action: "document.purged", documentId });
    });
}

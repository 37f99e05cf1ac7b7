import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { moveToTrash } from "@/db/repositories/trash";
import type { SigningWork } from "@/db/repositories/signings";
import { isOver, type SigningStatus } from "@/lib/domain/signing/signing-status";
import { purgeAfter } from "@/lib/domain/document/trash";

type Ending = {
  work: Pick<SigningWork, "id" | "documentId" | "trashOnceCancelled">;
  status: SigningStatus;
  now: Date;
};

/**
 * Moves a document to the trash once its signing is over, if that was requested with the cancellation. A document that
 * everyone has signed by then stays.
 */
export async function trashOnceCancelled(tx: Tx, { work, status, now }: Ending): Promise<void> {
  if (!work.trashOnceCancelled || !isOver(status) || status === "signed") return;
  const { id: signingId, documentId } = work;
  await moveToTrash(tx, { documentId, now, purgeAt: purgeAfter(now) });
  await appendAuditEvent(tx, { at: now, action: "document.trashed", documentId, signingId });
}

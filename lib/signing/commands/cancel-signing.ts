import { appendAuditEvent } from "@/db/repositories/audit-events";
import { recordCancellation } from "@/db/repositories/cancelling";
import { findOwnDocument } from "@/db/repositories/documents";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { WorkflowContext } from "../rules/workflow-context";

type Cancelling = {
  documentId: string;
  userId: string;
  /** The admin who acts for the owner; the owner when left out. */
  actorId?: string;
  reason: string;
  /** Moves the document to the trash once it is cancelled; one that everybody has signed by then stays. */
  trashOnceCancelled?: boolean;
  origin?: Origin;
};

/**
 * Records that the sender cancels a signing; from then on no link opens it. The workflow makes sure that it was not
 * completed in the meantime, deletes it at the gateway, and mails everyone who was invited.
 *
 * @returns false when the document is not this user's
 * @throws {UserFacingError} when the signing cannot be cancelled, or is already being cancelled
 */
export async function cancelSigning(
  { db, now }: WorkflowContext,
  { documentId, userId, actorId = userId, reason, trashOnceCancelled = false, origin }: Cancelling,
): Promise<boolean> {
  return db.write(async (tx) => {
    if (!(await findOwnDocument(tx, { documentId, userId }))) return false;
    const at = now();
    const signingId = await recordCancellation(tx, {
      ...{ documentId, userId, reason, trashOnceCancelled, now: at },
    });
    if (!signingId) throw new UserFacingError({ code: "nothing_to_cancel" });
    await appendAuditEvent(tx, {
      ...{ at, action: "signing.cancel_asked", actorId, documentId, signingId, origin },
      detail: { trashing: Number(trashOnceCancelled) },
    });
    return true;
  });
}

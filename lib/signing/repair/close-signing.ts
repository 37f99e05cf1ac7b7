import { findDocumentForAdmin } from "@/db/repositories/admin-documents";
import { recordClosing } from "@/db/repositories/admin-signings";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { setDocumentStatus } from "@/db/repositories/documents";
import { findSigningWork } from "@/db/repositories/signings";
import type { Origin } from "@/lib/domain/request/origin";
import { hasTrait, waitsFor } from "@/lib/domain/signing/signing-status";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { queueOwnerMail } from "@/lib/mail/queue-mail";
import { required } from "@/lib/base/required";
import type { WorkflowContext } from "../rules/workflow-context";

type Closing = { signingId: string; adminId: string; reason: string; origin?: Origin };

/**
 * Closes a signing that stopped or failed, for an admin: it has failed for good, the reason stays on record, the
 * document can be sent again, and its owner is notified by mail. Files that are stored here stay, and so does a
 * complete file at the gateway.
 *
 * @returns false when there is no such signing
 * @throws {UserFacingError} when it neither stopped nor failed, is closed already, or a process works on it
 */
export async function closeSigning(
  context: WorkflowContext,
  { signingId, adminId, reason, origin }: Closing,
): Promise<boolean> {
  return context.db.write(async (tx) => {
    const work = await findSigningWork(tx, signingId);
    if (!work) return false;
    const { status, documentId, handledAt } = work;
    if (handledAt || !hasTrait(status, "needs_attention"))
      throw new UserFacingError({ code: "nothing_to_close" });
    const at = context.now();
    if (!(await recordClosing(tx, { signingId, now: at })))
      throw new UserFacingError({ code: "signing_busy" });
    if (waitsFor(status, "admin")) await setDocumentStatus(tx, { documentId, status: "failed", now: at });
    const detail = { reason, stopped: work.reason?.code ?? "" };
    await appendAuditEvent(tx, {
      ...{ at, action: "signing.closed", actorId: adminId, documentId, signingId, origin, detail },
    });
    const document = required(await findDocumentForAdmin(tx, documentId), "document");
    // The owner of a document that was sent again or deleted in the meantime has nothing to do.
    if (document.status === "failed" && !document.trashedAt)
      await queueOwnerMail(tx, context, { kind: "closed", documentId, userId: document.ownerId, adminId });
    return true;
  });
}

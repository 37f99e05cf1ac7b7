import type { Db } from "@/db/client";
import { findDocumentForAdmin } from "@/db/repositories/admin-documents";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { transferDocument as transfer } from "@/db/repositories/transfers";
import { findUserForAdmin } from "@/db/repositories/user-directory";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { type Mailroom, queueOwnerMail } from "@/lib/mail/queue-mail";

type Transfer = { documentId: string; toId: string; adminId: string; origin?: Origin };

/**
 * Transfers a document to another owner for an admin. An open signing continues in the new owner's name. Both owners
 * are mailed.
 *
 * @returns false for a document that does not exist or is in the trash
 * @throws {UserFacingError} if the new owner is the current one or cannot sign in
 */
export async function transferDocument(
  { db, ...mailroom }: Mailroom & { db: Db },
  { documentId, toId, adminId, origin }: Transfer,
): Promise<boolean> {
  return db.write(async (tx) => {
    const now = mailroom.now();
    const document = await findDocumentForAdmin(tx, documentId);
    if (!document) return false;
    const fromId = document.ownerId;
    const newOwner = await findUserForAdmin(tx, { userId: toId, now });
    if (newOwner?.state !== "active" || toId === fromId)
      throw new UserFacingError({ code: "new_owner_unknown" });
    if (!(await transfer(tx, { documentId, fromId, toId, now }))) return false;
    await appendAuditEvent(tx, {
      ...{ at: now, action: "document.transferred", actorId: adminId, origin, documentId },
      detail: { from: fromId, to: toId },
    });
    const about = { documentId, adminId };
    await queueOwnerMail(tx, mailroom, { ...about, kind: "handed_over", userId: fromId });
    await queueOwnerMail(tx, mailroom, { ...about, kind: "taken_over", userId: toId });
    return true;
  });
}

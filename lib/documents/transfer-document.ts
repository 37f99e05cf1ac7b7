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
 * An admin gives a document to another owner. What is out for signature goes on in the new owner's name. To give it back
 * is the same once more. Both owners are written to.
 *
 * @returns false when there is no such document, or it is in the trash
 * @throws {UserFacingError} when the new owner is the present one or cannot sign in
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
    const heir = await findUserForAdmin(tx, { userId: toId, now });
    if (heir?.state !== "active" || toId === fromId) throw new UserFacingError({ code: "new_owner_unknown" });
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

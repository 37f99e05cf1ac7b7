import type { Db, Tx } from "@/db/client";
import { findDocumentForAdmin } from "@/db/repositories/admin-documents";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { type DocumentOf, findOwnDocument } from "@/db/repositories/documents";
import { takeBackOwnerMail } from "@/db/repositories/owner-mails";
import { hastenPurge, moveToTrash, takeFromTrash } from "@/db/repositories/trash";
import type { Origin } from "@/lib/domain/request/origin";
import { purgeAfter, trashObstacle } from "@/lib/domain/document/trash";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { type Mailroom, queueOwnerMail } from "@/lib/mail/queue-mail";

type Library = { db: Db; now: () => Date };

type OfPerson = DocumentOf & {
  /** Whoever does it in the owner's place; the owner, where nobody is named. */
  actorId?: string;
  origin?: Origin;
};

type Trashing = OfPerson & { evenSigned: boolean };

/**
 * Moves a document to its owner's trash, from where nobody else sees it.
 *
 * @param evenSigned said by somebody who was asked twice: a document may be signed while they look at it
 * @returns false when the document is not this user's
 * @throws {UserFacingError} while it is on its way to signatures or with them back, and for a signed one without `evenSigned`
 */
export async function trashDocument({ db, now }: Library, asked: Trashing): Promise<boolean> {
  return db.write((tx) => trash(tx, asked, now()));
}

/**
 * An admin does the same in the owner's place, who is told by mail.
 *
 * @returns false when there is no such document, or it is in the trash
 */
export async function trashForOwner(
  { db, ...mailroom }: Mailroom & { db: Db },
  { adminId, ...asked }: { documentId: string; adminId: string; origin?: Origin; evenSigned: boolean },
): Promise<boolean> {
  return db.write(async (tx) => {
    const { documentId } = asked;
    const userId = (await findDocumentForAdmin(tx, documentId))?.ownerId;
    if (!userId || !(await trash(tx, { ...asked, userId, actorId: adminId }, mailroom.now()))) return false;
    await queueOwnerMail(tx, mailroom, { kind: "trashed", documentId, userId, adminId });
    return true;
  });
}

async function trash(
  tx: Tx,
  { documentId, userId, actorId = userId, origin, evenSigned }: Trashing,
  now: Date,
): Promise<boolean> {
  const document = await findOwnDocument(tx, { documentId, userId });
  if (!document) return false;
  const obstacle = trashObstacle(document.status);
  if (obstacle) throw new UserFacingError({ code: obstacle });
  if (document.status === "signed" && !evenSigned) throw new UserFacingError({ code: "signed_asks_twice" });
  await moveToTrash(tx, { documentId, now, purgeAt: purgeAfter(now) });
  await appendAuditEvent(tx, { at: now, action: "document.trashed", actorId, documentId, origin });
  return true;
}

/** Takes a document out of the trash again. False: it is not there, or not this user's. */
export async function restoreDocument(
  { db, now }: Library,
  { documentId, userId, actorId = userId, origin }: OfPerson,
): Promise<boolean> {
  return db.write(async (tx) => {
    const at = now();
    if (!(await takeFromTrash(tx, { documentId, userId, now: at }))) return false;
    await takeBackOwnerMail(tx, { kind: "trashed", documentId, userId });
    await appendAuditEvent(tx, { at, action: "document.restored", actorId, documentId, origin });
    return true;
  });
}

/** Has a document in the trash deleted now. False: it is not there, or not this user's. */
export async function askToPurge(
  { db, now }: Library,
  { documentId, userId, origin }: OfPerson,
): Promise<boolean> {
  return db.write(async (tx) => {
    const at = now();
    if (!(await hastenPurge(tx, { documentId, userId, now: at }))) return false;
    await appendAuditEvent(tx, { at, action: "document.purge_asked", actorId: userId, documentId, origin });
    return true;
  });
}

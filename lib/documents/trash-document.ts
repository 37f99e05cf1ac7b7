import type { Db, Tx } from "@/db/client";
import { findDocumentForAdmin } from "@/db/repositories/admin-documents";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { type DocumentOf, findOwnDocument } from "@/db/repositories/documents";
import { withdrawOwnerMail } from "@/db/repositories/owner-mails";
import { makePurgeDue, moveToTrash, restoreFromTrash } from "@/db/repositories/trash";
import type { Origin } from "@/lib/domain/request/origin";
import { purgeAfter, trashObstacle } from "@/lib/domain/document/trash";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { type Mailroom, queueOwnerMail } from "@/lib/mail/queue-mail";

type Library = { db: Db; now: () => Date };

type TrashRequest = DocumentOf & {
  /** The admin acting for the owner; left out if the owner acts. */
  actorId?: string;
  origin?: Origin;
};

type MoveToTrash = TrashRequest & { evenSigned: boolean };

/**
 * Moves a document to its owner's trash, where nobody else sees it. `evenSigned` means that deleting a signed document
 * was confirmed, because a document may get signed while its page is open.
 *
 * @returns false if the user does not own the document
 * @throws {UserFacingError} if the status forbids it, or for a signed document without `evenSigned`
 */
export async function trashDocument({ db, now }: Library, request: MoveToTrash): Promise<boolean> {
  return db.write((tx) => trash(tx, request, now()));
}

/**
 * Moves a document to its owner's trash for an admin, and mails the owner.
 *
 * @returns false for a document that does not exist or is in the trash
 */
export async function trashForOwner(
  { db, ...mailroom }: Mailroom & { db: Db },
  { adminId, ...request }: { documentId: string; adminId: string; origin?: Origin; evenSigned: boolean },
): Promise<boolean> {
  return db.write(async (tx) => {
    const { documentId } = request;
    const userId = (await findDocumentForAdmin(tx, documentId))?.ownerId;
    if (!userId || !(await trash(tx, { ...request, userId, actorId: adminId }, mailroom.now()))) return false;
    await queueOwnerMail(tx, mailroom, { kind: "trashed", documentId, userId, adminId });
    return true;
  });
}

async function trash(
  tx: Tx,
  { documentId, userId, actorId = userId, origin, evenSigned }: MoveToTrash,
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

/** Restores a document from the trash. @returns false if it is not in this user's trash */
export async function restoreDocument(
  { db, now }: Library,
  { documentId, userId, actorId = userId, origin }: TrashRequest,
): Promise<boolean> {
  return db.write(async (tx) => {
    const at = now();
    if (!(await restoreFromTrash(tx, { documentId, userId, now: at }))) return false;
    await withdrawOwnerMail(tx, { kind: "trashed", documentId, userId });
    await appendAuditEvent(tx, { at, action: "document.restored", actorId, documentId, origin });
    return true;
  });
}

/** Makes a document in the trash due to be purged. @returns false if it is not in this user's trash */
export async function requestPurge(
  { db, now }: Library,
  { documentId, userId, origin }: TrashRequest,
): Promise<boolean> {
  return db.write(async (tx) => {
    const at = now();
    if (!(await makePurgeDue(tx, { documentId, userId, now: at }))) return false;
    await appendAuditEvent(tx, { at, action: "document.purge_asked", actorId: userId, documentId, origin });
    return true;
  });
}

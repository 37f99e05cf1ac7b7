import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { type DocumentOf, findOwnDocument } from "@/db/repositories/documents";
import { hastenPurge, moveToTrash, takeFromTrash } from "@/db/repositories/trash";
import type { Origin } from "@/lib/domain/origin";
import { purgeAfter, trashObstacle } from "@/lib/domain/trash";
import { UserFacingError } from "@/lib/domain/user-facing-error";

type Library = { db: Db; now: () => Date };

type OfPerson = DocumentOf & {
  /** Whoever does it in the owner's place; the owner, where nobody is named. */
  actorId?: string;
  origin?: Origin;
};

/**
 * Moves a document to its owner's trash, from where nobody else sees it.
 *
 * @param evenSigned said by somebody who was asked twice: a document may be signed while they look at it
 * @returns false when the document is not this user's
 * @throws {UserFacingError} while it is on its way to signatures or with them back, and for a signed one without `evenSigned`
 */
export async function trashDocument(
  { db, now }: Library,
  { documentId, userId, actorId = userId, origin, evenSigned }: OfPerson & { evenSigned: boolean },
): Promise<boolean> {
  return db.write(async (tx) => {
    const document = await findOwnDocument(tx, { documentId, userId });
    if (!document) return false;
    const obstacle = trashObstacle(document.status);
    if (obstacle) throw new UserFacingError({ code: obstacle });
    if (document.status === "signed" && !evenSigned) throw new UserFacingError({ code: "signed_asks_twice" });
    const at = now();
    await moveToTrash(tx, { documentId, now: at, purgeAt: purgeAfter(at) });
    await appendAuditEvent(tx, { at, action: "document.trashed", actorId, documentId, origin });
    return true;
  });
}

/** Takes a document out of the trash again. False: it is not there, or not this user's. */
export async function restoreDocument(
  { db, now }: Library,
  { documentId, userId, actorId = userId, origin }: OfPerson,
): Promise<boolean> {
  return db.write(async (tx) => {
    const at = now();
    if (!(await takeFromTrash(tx, { documentId, userId, now: at }))) return false;
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

import type { Tx } from "@/db/client";
import { markUserDeleted } from "@/db/repositories/account-changes";
import { deleteAccountLinks } from "@/db/repositories/account-links";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { deleteSessionsOfUser } from "@/db/repositories/sessions";
import { deleteTagsOf } from "@/db/repositories/tags";
import { detachSigners, transferDocuments } from "@/db/repositories/transfers";
import { findUserForAdmin } from "@/db/repositories/user-directory";
import { findUserIdsByEmail } from "@/db/repositories/users";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { mailSigner } from "@/lib/mail/signing-mails";
import type { Accounts, AdminChange } from "./accounts";
import { requireDone } from "./change-account";

/** `newOwnerEmail`: the email of the user who takes over the documents; required if there are any. */
type Deletion = AdminChange & { newOwnerEmail?: string };

/**
 * Deletes an account in one transaction: its documents go to another user, and open signings continue. If the deleted
 * user is still to sign, they are invited as a person without an account.
 *
 * @throws {UserFacingError} for the last admin, or if there is no such account or the new owner cannot sign in
 */
export async function deleteAccount(accounts: Accounts, deletion: Deletion): Promise<void> {
  const { db, now: clock } = accounts;
  const { userId, adminId, origin } = deletion;
  await db.write(async (tx) => {
    const now = clock();
    const user = await findUserForAdmin(tx, { userId, now });
    if (!user) throw new UserFacingError({ code: "user_gone" });
    if (user.documents > 0) await transferAll(tx, deletion, now);
    requireDone(await markUserDeleted(tx, { userId, now }));
    await deleteSessionsOfUser(tx, userId);
    await deleteAccountLinks(tx, userId);
    await deleteTagsOf(tx, userId);
    const detail = { user: userId, documents: user.documents };
    await appendAuditEvent(tx, { at: now, action: "user.deleted", actorId: adminId, origin, detail });
    await inviteByLink(tx, accounts, userId);
  });
}

async function transferAll(
  tx: Tx,
  { userId, adminId, newOwnerEmail, origin }: Deletion,
  now: Date,
): Promise<void> {
  if (!newOwnerEmail) throw new UserFacingError({ code: "new_owner_missing" });
  const newOwnerId = (await findUserIdsByEmail(tx, [newOwnerEmail])).get(newOwnerEmail);
  if (!newOwnerId || newOwnerId === userId) throw new UserFacingError({ code: "new_owner_not_found" });
  for (const documentId of await transferDocuments(tx, { fromId: userId, toId: newOwnerId, now }))
    await appendAuditEvent(tx, {
      ...{ at: now, action: "document.transferred", actorId: adminId, origin, documentId },
      detail: { from: userId, to: newOwnerId },
    });
}

/** Invited signers who have not signed get a personal link. Others get one when their turn comes. */
async function inviteByLink(tx: Tx, accounts: Accounts, userId: string): Promise<void> {
  for (const signer of await detachSigners(tx, userId)) {
    const isToSign = signer.invitedAt && !signer.signedAt && !signer.declinedAt;
    if (isToSign && !signer.withdrawnAt && !signer.removedAt)
      await mailSigner(tx, accounts, { kind: "invitation", signingId: signer.signingId, signer });
  }
}

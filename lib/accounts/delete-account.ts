import type { Tx } from "@/db/client";
import { markUserDeleted } from "@/db/repositories/account-changes";
import { deleteAccountLinks } from "@/db/repositories/account-links";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { deleteSessionsOfUser } from "@/db/repositories/sessions";
import { deleteTagsOf } from "@/db/repositories/tags";
import { releaseSigner, transferDocuments } from "@/db/repositories/transfers";
import { findUserForAdmin } from "@/db/repositories/user-directory";
import { findUserIdsByEmail } from "@/db/repositories/users";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { mailSigner } from "@/lib/mail/signing-mails";
import type { Accounts, AdminDoing } from "./accounts";
import { requireDone } from "./change-account";

/** `heirEmail`: who takes over the documents; needed where there are any. */
type Deleting = AdminDoing & { heirEmail?: string };

/**
 * Ends an account for good, in one transaction: documents go to another person and what is out for signature goes on.
 * Where the person was still to sign, they are written to as somebody without an account.
 *
 * @throws {UserFacingError} for the last admin, when there is no such account, and when nobody who can sign in takes over
 */
export async function deleteAccount(accounts: Accounts, deleting: Deleting): Promise<void> {
  const { db, now: clock } = accounts;
  const { userId, adminId, origin } = deleting;
  await db.write(async (tx) => {
    const now = clock();
    const user = await findUserForAdmin(tx, { userId, now });
    if (!user) throw new UserFacingError({ code: "user_gone" });
    if (user.documents > 0) await handOver(tx, deleting, now);
    requireDone(await markUserDeleted(tx, { userId, now }));
    await deleteSessionsOfUser(tx, userId);
    await deleteAccountLinks(tx, userId);
    await deleteTagsOf(tx, userId);
    const detail = { user: userId, documents: user.documents };
    await appendAuditEvent(tx, { at: now, action: "user.deleted", actorId: adminId, origin, detail });
    await askByLink(tx, accounts, userId);
  });
}

async function handOver(tx: Tx, { userId, adminId, heirEmail, origin }: Deleting, now: Date): Promise<void> {
  if (!heirEmail) throw new UserFacingError({ code: "heir_missing" });
  const heirId = (await findUserIdsByEmail(tx, [heirEmail])).get(heirEmail);
  if (!heirId || heirId === userId) throw new UserFacingError({ code: "heir_unknown" });
  for (const documentId of await transferDocuments(tx, { fromId: userId, toId: heirId, now }))
    await appendAuditEvent(tx, {
      ...{ at: now, action: "document.transferred", actorId: adminId, origin, documentId },
      detail: { from: userId, to: heirId },
    });
}

/** Whoever was asked and has not answered gets a personal link. The others get theirs when their turn comes. */
async function askByLink(tx: Tx, accounts: Accounts, userId: string): Promise<void> {
  for (const signer of await releaseSigner(tx, userId)) {
    const isAsked = signer.invitedAt && !signer.signedAt && !signer.declinedAt;
    if (isAsked && !signer.withdrawnAt && !signer.removedAt)
      await mailSigner(tx, accounts, { kind: "invitation", signingId: signer.signingId, signer });
  }
}

import type { Tx } from "@/db/client";
import { deleteAccountLinks, findLinkPerson } from "@/db/repositories/account-links";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { deleteSessionsOfUser } from "@/db/repositories/sessions";
import { findUserForAdmin } from "@/db/repositories/user-directory";
import { findCredentials, setPassword } from "@/db/repositories/users";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { queueAccountMail } from "@/lib/mail/queue-mail";
import { tokenHash } from "@/lib/base/secrets/token";
import { type Accounts, type AdminChange, issueLink } from "./accounts";
import { mailInvitation } from "./invite-user";

type Addressee = { id: string; name: string; surname: string; email: string };

/**
 * Mails a reset link to an email, if it has an account. A person who has not set a password yet gets a new invitation.
 */
export async function sendForgottenPassword(
  accounts: Accounts,
  { email, origin }: { email: string; origin?: Origin },
): Promise<void> {
  const { db, now } = accounts;
  await db.write(async (tx) => {
    const account = await findCredentials(tx, email);
    if (!account || account.disabledAt) return;
    const { id: actorId, passwordHash } = account;
    await appendAuditEvent(tx, { at: now(), action: "user.password_forgotten", actorId, origin });
    if (passwordHash === null) await mailInvitation(tx, accounts, account);
    else await mailReset(tx, accounts, account);
  });
}

/**
 * Mails a user a link for setting a new password. The old password works until they do.
 *
 * @throws {UserFacingError} if there is no such account, or it is disabled
 */
export async function sendPasswordReset(
  accounts: Accounts,
  { adminId, userId, origin }: AdminChange,
): Promise<void> {
  const { db, now: clock } = accounts;
  await db.write(async (tx) => {
    const now = clock();
    const user = await findUserForAdmin(tx, { userId, now });
    if (!user) throw new UserFacingError({ code: "user_gone" });
    if (user.state === "disabled") throw new UserFacingError({ code: "user_disabled" });
    const detail = { user: userId };
    await appendAuditEvent(tx, { at: now, action: "user.reset_sent", actorId: adminId, origin, detail });
    await mailReset(tx, accounts, user);
  });
}

async function mailReset(tx: Tx, accounts: Accounts, user: Addressee): Promise<void> {
  const linkToken = await issueLink(tx, { userId: user.id, kind: "password_reset", now: accounts.now() });
  await queueAccountMail(tx, accounts, { kind: "password_reset", user, linkToken });
}

/** The user whose password a link resets, or `undefined` if the link is used or expired. */
export async function findResetPerson({ db, now }: Accounts, token: string) {
  return findLinkPerson(db.read, { tokenHash: tokenHash(token), kind: "password_reset", now: now() });
}

/**
 * Sets a new password, ends every session of the account, and consumes the link.
 *
 * @returns false if the link is used or expired
 */
export async function resetPassword(
  accounts: Accounts,
  { token, passwordHash, origin }: { token: string; passwordHash: string; origin?: Origin },
): Promise<boolean> {
  const { db, now: clock } = accounts;
  return db.write(async (tx) => {
    const now = clock();
    const person = await findLinkPerson(tx, { tokenHash: tokenHash(token), kind: "password_reset", now });
    if (!person) return false;
    await setPassword(tx, { userId: person.id, passwordHash });
    await deleteSessionsOfUser(tx, person.id);
    await deleteAccountLinks(tx, person.id);
    await appendAuditEvent(tx, { at: now, action: "user.password_reset", actorId: person.id, origin });
    return true;
  });
}

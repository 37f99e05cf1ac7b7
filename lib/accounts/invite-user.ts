import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findUserForAdmin } from "@/db/repositories/user-directory";
import { findCredentials, insertUser } from "@/db/repositories/users";
import { newId } from "@/lib/domain/ids";
import type { NewPerson } from "@/lib/domain/people/new-person";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { queueAccountMail } from "@/lib/mail/queue-mail";
import { type Accounts, type AdminChange, issueLink } from "./accounts";

/** `linkToken`: the token of the link for setting a password; left out if the link is mailed. */
export type Invited = { userId: string; linkToken?: string };

type Invitation = { adminId: string; origin?: Origin; person: NewPerson; byMail: boolean };

/**
 * Creates an account. The person sets the password with a one-time link, so no admin ever knows it. The link is
 * mailed, or returned for the admin to pass on.
 *
 * @throws {UserFacingError} if the email has an account
 */
export async function inviteUser(accounts: Accounts, invitation: Invitation): Promise<Invited> {
  return accounts.db.write(async (tx) => {
    const { person, adminId, origin } = invitation;
    if (await findCredentials(tx, person.email)) throw new UserFacingError({ code: "email_taken" });
    const now = accounts.now();
    const userId = await addInvited(tx, { adminId, origin, person, now });
    const linkToken = await deliverLink(tx, accounts, { id: userId, ...person }, invitation.byMail);
    return { userId, linkToken };
  });
}

/** Creates an account without a password and records it. @returns its id */
export async function addInvited(
  tx: Tx,
  { adminId, origin, person, now }: Omit<Invitation, "byMail"> & { now: Date },
): Promise<string> {
  const id = newId("user", now);
  await insertUser(tx, { ...person, id, createdAt: now });
  const detail = { user: id, role: person.role };
  await appendAuditEvent(tx, { at: now, action: "user.invited", actorId: adminId, origin, detail });
  return id;
}

/**
 * Invites a person again, with a new link that replaces the earlier one.
 *
 * @returns the link's token, or `undefined` if it is mailed
 * @throws {UserFacingError} if there is no such account, or it has a password or is disabled
 */
export async function resendAccountInvitation(
  accounts: Accounts,
  { adminId, userId, origin, byMail }: AdminChange & { byMail: boolean },
): Promise<string | undefined> {
  const { db, now: clock } = accounts;
  return db.write(async (tx) => {
    const now = clock();
    const user = await findUserForAdmin(tx, { userId, now });
    if (!user) throw new UserFacingError({ code: "user_gone" });
    if (user.state === "disabled") throw new UserFacingError({ code: "user_disabled" });
    if (user.state === "active") throw new UserFacingError({ code: "user_has_password" });
    const detail = { user: userId };
    await appendAuditEvent(tx, { at: now, action: "user.invited", actorId: adminId, origin, detail });
    return deliverLink(tx, accounts, user, byMail);
  });
}

type Addressee = { id: string; name: string; surname: string; email: string };

/** Issues a link and mails it, or returns its token. */
async function deliverLink(tx: Tx, accounts: Accounts, user: Addressee, byMail: boolean) {
  const linkToken = await issueLink(tx, { userId: user.id, kind: "invitation", now: accounts.now() });
  if (!byMail) return linkToken;
  await queueAccountMail(tx, accounts, { kind: "account_invitation", user, linkToken });
  return undefined;
}

/** Mails an invitation for an existing account. */
export async function mailInvitation(tx: Tx, accounts: Accounts, user: Addressee): Promise<void> {
  await deliverLink(tx, accounts, user, true);
}

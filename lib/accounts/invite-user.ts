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

/** `linkToken`: of the link by which the person sets a password; left out where it is mailed. */
export type Invited = { userId: string; linkToken?: string };

type Inviting = { adminId: string; origin?: Origin; person: NewPerson; byMail: boolean };

/**
 * Creates an account. The person sets the password by a one-time link, so that no admin ever knows it. The link is mailed,
 * or returned for the admin to pass on.
 *
 * @throws {UserFacingError} when the address has an account
 */
export async function inviteUser(accounts: Accounts, inviting: Inviting): Promise<Invited> {
  return accounts.db.write(async (tx) => {
    const { person, adminId, origin } = inviting;
    if (await findCredentials(tx, person.email)) throw new UserFacingError({ code: "email_taken" });
    const now = accounts.now();
    const userId = await addInvited(tx, { adminId, origin, person, now });
    return { userId, linkToken: await passLinkOn(tx, accounts, { id: userId, ...person }, inviting.byMail) };
  });
}

/** Creates an account without a password and records it. @returns its id */
export async function addInvited(
  tx: Tx,
  { adminId, origin, person, now }: Omit<Inviting, "byMail"> & { now: Date },
): Promise<string> {
  const id = newId("user", now);
  await insertUser(tx, { ...person, id, createdAt: now });
  const detail = { user: id, role: person.role };
  await appendAuditEvent(tx, { at: now, action: "user.invited", actorId: adminId, origin, detail });
  return id;
}

/**
 * Invites a person again with a new link, which replaces the earlier one.
 *
 * @returns the link's token, or `undefined` where it is mailed
 * @throws {UserFacingError} when there is no such account, or it has a password or is disabled
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
    return passLinkOn(tx, accounts, user, byMail);
  });
}

type Addressee = { id: string; name: string; surname: string; email: string };

/** Issues a link and mails it, or returns its token. */
async function passLinkOn(tx: Tx, accounts: Accounts, user: Addressee, byMail: boolean) {
  const linkToken = await issueLink(tx, { userId: user.id, kind: "invitation", now: accounts.now() });
  if (!byMail) return linkToken;
  await queueAccountMail(tx, accounts, { kind: "account_invitation", user, linkToken });
  return undefined;
}

/** Mails an invitation for an account that exists. */
export async function mailInvitation(tx: Tx, accounts: Accounts, user: Addressee): Promise<void> {
  await passLinkOn(tx, accounts, user, true);
}

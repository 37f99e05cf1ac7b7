import { deleteAccountLinks, findLinkPerson } from "@/db/repositories/account-links";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { setName, setPassword } from "@/db/repositories/users";
import type { Origin } from "@/lib/domain/request/origin";
import { tokenHash } from "@/lib/base/secrets/token";
import type { Accounts } from "./accounts";

type JoinRequest = { token: string; name: string; surname: string; passwordHash: string; origin?: Origin };

/** The person whom a link invites, or `undefined` if the link is used or expired. */
export async function findInvited({ db, now }: Accounts, token: string) {
  return findLinkPerson(db.read, { tokenHash: tokenHash(token), kind: "invitation", now: now() });
}

/**
 * Activates an invited account and consumes its link.
 *
 * @returns the email to sign in with; `undefined` if the link is used or expired
 */
export async function join(accounts: Accounts, request: JoinRequest): Promise<string | undefined> {
  const { db, now: clock } = accounts;
  const { token, name, surname, passwordHash, origin } = request;
  return db.write(async (tx) => {
    const now = clock();
    const person = await findLinkPerson(tx, { tokenHash: tokenHash(token), kind: "invitation", now });
    if (!person) return undefined;
    await setName(tx, { userId: person.id, name, surname });
    await setPassword(tx, { userId: person.id, passwordHash });
    await deleteAccountLinks(tx, person.id);
    await appendAuditEvent(tx, { at: now, action: "user.joined", actorId: person.id, origin });
    return person.email;
  });
}

import { deleteSetupLinks, insertAccountLink, isSetupLinkOpen } from "@/db/repositories/account-links";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { hasUsers, insertUser } from "@/db/repositories/users";
import { linkLifetimeMs } from "@/lib/domain/people/account-link";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/request/origin";
import { newToken, tokenHash } from "@/lib/base/secrets/token";
import type { Accounts } from "./accounts";

/**
 * Issues a link that creates the first admin. Each portal prints one when it starts, so earlier ones stay valid until
 * one of them is used, or they expire.
 *
 * @returns its token; `undefined` if an account exists
 */
export async function issueSetupLink({ db, now: clock }: Pick<Accounts, "db" | "now">) {
  if (await hasUsers(db.read)) return undefined;
  return db.write(async (tx) => {
    if (await hasUsers(tx)) return undefined;
    const token = newToken();
    const now = clock();
    const expiresAt = new Date(now.getTime() + linkLifetimeMs.setup);
    await insertAccountLink(tx, { tokenHash: tokenHash(token), kind: "setup", createdAt: now, expiresAt });
    return token;
  });
}

/** Whether a setup link can still create the first admin. */
export async function isSetupOpen({ db, now }: Accounts, token: string): Promise<boolean> {
  if (await hasUsers(db.read)) return false;
  return isSetupLinkOpen(db.read, { tokenHash: tokenHash(token), now: now() });
}

type FirstAdmin = {
  token: string;
  person: { email: string; name: string; surname: string; passwordHash: string };
  origin?: Origin;
};

/** Creates the first admin and consumes all links. @returns false for an invalid link, or if an account exists */
export async function createFirstAdmin(
  { db, now: clock }: Accounts,
  { token, person, origin }: FirstAdmin,
): Promise<boolean> {
  return db.write(async (tx) => {
    const now = clock();
    if (await hasUsers(tx)) return false;
    if (!(await isSetupLinkOpen(tx, { tokenHash: tokenHash(token), now }))) return false;
    const id = newId("user", now);
    await insertUser(tx, { ...person, id, role: "admin", createdAt: now });
    await deleteSetupLinks(tx);
    await appendAuditEvent(tx, { at: now, action: "user.created", actorId: id, origin });
    return true;
  });
}

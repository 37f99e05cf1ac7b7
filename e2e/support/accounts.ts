import { encode } from "next-auth/jwt";
import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { insertUser, type Person } from "@/db/repositories/users";
import { hashPassword } from "@/lib/accounts/password";
import { startSession } from "@/lib/accounts/session";
import { newId } from "@/lib/domain/ids";
import type { TestPortal } from "@/testing/portals";

/** The password of every account that a test creates. */
export const password = "a password for tests";

/** Hashing is slow by design, so each worker does it once. */
let passwordHash: Promise<string> | undefined;

export type Account = Pick<Person, "id" | "email" | "name" | "surname" | "role">;

/** Creates an account with an address that no other test uses. */
export async function addAccount(
  db: Db,
  details: Partial<Pick<Account, "name" | "surname" | "role">>,
): Promise<Account> {
  const createdAt = new Date();
  const id = newId("user", createdAt);
  const named = { name: "Austėja", surname: "Kazlauskienė", role: "user" as const, ...details };
  const account: Account = { id, email: `${crypto.randomUUID().slice(0, 8)}@example.org`, ...named };
  const hash = await (passwordHash ??= hashPassword(password));
  await db.write(async (tx) => {
    await insertUser(tx, { ...account, passwordHash: hash, createdAt });
    await appendAuditEvent(tx, { at: createdAt, action: "user.created", actorId: id });
  });
  return account;
}

/** The name of next-auth's session cookie if the portal's URL begins with http:. */
const cookieName = "authjs.session-token";

/** Signs an account in without the form: starts a session as signing in does, and returns its cookie. */
export async function sessionCookie(db: Db, { url, authSecret }: TestPortal, { id: userId }: Account) {
  const sub = await startSession(db, { userId, now: new Date() });
  const value = await encode({ token: { sub }, secret: authSecret, salt: cookieName });
  return { name: cookieName, value, url, httpOnly: true, sameSite: "Lax" as const };
}

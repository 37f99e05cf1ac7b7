import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Language } from "@/lib/domain/language";
import type { Handle, Tx } from "../client";
import { users } from "../schema";

/** What pages may know of a person who is signed in. */
export const personColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  surname: users.surname,
  role: users.role,
  language: users.language,
};

export type Person = Pick<typeof users.$inferSelect, keyof typeof personColumns>;

export async function insertUser(tx: Tx, user: typeof users.$inferInsert): Promise<void> {
  await tx.insert(users).values(user);
}

export async function hasUsers(handle: Handle): Promise<boolean> {
  const found = await handle.select({ id: users.id }).from(users).limit(1);
  return found.length > 0;
}

export async function findPerson(handle: Handle, userId: string): Promise<Person | undefined> {
  const [found] = await handle.select(personColumns).from(users).where(eq(users.id, userId));
  return found;
}

export async function listUsers(handle: Handle, { limit }: { limit: number }): Promise<Person[]> {
  return handle.select(personColumns).from(users).orderBy(asc(users.email)).limit(limit);
}

/** The only function that hands out a password hash. */
export async function findCredentials(handle: Handle, email: string) {
  const [found] = await handle
    .select({ ...personColumns, passwordHash: users.passwordHash, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.email, email));
  return found;
}

/** Ids of the enabled users among these addresses, by address. */
export async function findUserIdsByEmail(handle: Handle, emails: string[]): Promise<Map<string, string>> {
  const found = await handle
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(inArray(users.email, emails), isNull(users.disabledAt)));
  return new Map(found.map(({ id, email }) => [email, id]));
}

export async function setPassword(
  tx: Tx,
  { userId, passwordHash }: { userId: string; passwordHash: string },
) {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
}

/** The language in which the portal speaks to this person, in pages and mail. */
export async function setLanguage(
  tx: Tx,
  { userId, language }: { userId: string; language: Language },
): Promise<void> {
  await tx.update(users).set({ language }).where(eq(users.id, userId));
}

/** Disables an account, which ends its sessions, or enables it with null. */
export async function setDisabledAt(
  tx: Tx,
  { userId, disabledAt }: { userId: string; disabledAt: Date | null },
) {
  await tx.update(users).set({ disabledAt }).where(eq(users.id, userId));
}

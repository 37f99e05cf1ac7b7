import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Language } from "@/lib/domain/text/language";
import { personKey } from "@/lib/domain/text/search-key";
import type { Handle, Tx } from "../client";
import { users } from "../schema";

/** What pages may know of a signed-in user. */
export const personColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  surname: users.surname,
  role: users.role,
  language: users.language,
};

export type Person = Pick<typeof users.$inferSelect, keyof typeof personColumns>;

export type NewUser = Omit<typeof users.$inferInsert, "searchKey">;

/** @throws the database's error if the email has an account: check first, in the same transaction */
export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await tx.insert(users).values({ ...user, searchKey: personKey(user) });
}

export async function hasUsers(handle: Handle): Promise<boolean> {
  const found = await handle.select({ id: users.id }).from(users).limit(1);
  return found.length > 0;
}

/** A person by id, even if the account is disabled or deleted, because documents and the audit log name them. */
export async function findPerson(handle: Handle, userId: string): Promise<Person | undefined> {
  const [found] = await handle.select(personColumns).from(users).where(eq(users.id, userId));
  return found;
}

/** An account by its email, with what signing in needs. The only function that returns a password hash. */
export async function findCredentials(handle: Handle, email: string) {
  const [found] = await handle
    .select({ ...personColumns, passwordHash: users.passwordHash, disabledAt: users.disabledAt })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.deletedAt)));
  return found;
}

/** Those of the emails that have an account, enabled or not. */
export async function listTakenEmails(handle: Handle, emails: string[]): Promise<Set<string>> {
  const found = await handle
    .select({ email: users.email })
    .from(users)
    .where(and(inArray(users.email, emails), isNull(users.deletedAt)));
  return new Set(found.map(({ email }) => email));
}

/** Ids of those among these emails whose users can sign in, by email. */
export async function findUserIdsByEmail(handle: Handle, emails: string[]): Promise<Map<string, string>> {
  const found = await handle
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(inArray(users.email, emails), canSignIn));
  return new Map(found.map(({ id, email }) => [email, id]));
}

/** Condition: the account is enabled and has a password. */
const canSignIn = and(isNull(users.disabledAt), isNull(users.deletedAt), isNotNull(users.passwordHash));

export async function setPassword(
  tx: Tx,
  { userId, passwordHash }: { userId: string; passwordHash: string },
) {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
}

/** Renames a user, and updates the key by which the list of users is searched and sorted. */
export async function setName(
  tx: Tx,
  { userId, name, surname }: { userId: string; name: string; surname: string },
): Promise<void> {
  const person = await findPerson(tx, userId);
  if (!person) return;
  const searchKey = personKey({ name, surname, email: person.email });
  await tx.update(users).set({ name, surname, searchKey }).where(eq(users.id, userId));
}

/** Sets the language of pages and mail for this user; null for no choice of their own. */
export async function setLanguage(
  tx: Tx,
  { userId, language }: { userId: string; language: Language | null },
): Promise<void> {
  await tx.update(users).set({ language }).where(eq(users.id, userId));
}

const profileColumns = {
  country: users.country,
  sealedPersonalCode: users.sealedPersonalCode,
  sealedPhone: users.sealedPhone,
};

export type SealedProfile = Pick<typeof users.$inferSelect, keyof typeof profileColumns>;

/** The prefilled fields of a signer's own profile; code and phone are sealed. */
export async function findProfile(handle: Handle, userId: string): Promise<SealedProfile | undefined> {
  const [found] = await handle.select(profileColumns).from(users).where(eq(users.id, userId));
  return found;
}

export async function setProfile(
  tx: Tx,
  { userId, ...profile }: SealedProfile & { userId: string },
): Promise<void> {
  await tx.update(users).set(profile).where(eq(users.id, userId));
}

/** Counts accounts, without deleted ones. */
export async function countUsers(handle: Handle): Promise<number> {
  const [found] = await handle
    .select({ count: sql<number>`count(*)` })
    .from(users)
    .where(isNull(users.deletedAt));
  return found?.count ?? 0;
}

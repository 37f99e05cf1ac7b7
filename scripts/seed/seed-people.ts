import type Database from "better-sqlite3";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { hashPassword } from "@/lib/accounts/password";
import { newId } from "@/lib/domain/ids";
import { languages } from "@/lib/domain/text/language";
import { personKey } from "@/lib/domain/people/search-key";
import { foldedName } from "@/lib/domain/people/sort-name";
import { users } from "@/db/schema";
import { inserterOf } from "./bulk-insert";
import type { Chance } from "./chance";
import { words } from "./words";

export type SeedPerson = { id: string | null; name: string; surname: string; email: string };
export type SeedUser = SeedPerson & { id: string };

/** Accounts with the password of the demo accounts, which are the first two of them. */
export async function seedUsers(
  connection: Database.Database,
  { count, chance, now }: { count: number; chance: Chance; now: Date },
): Promise<SeedUser[]> {
  const insert = inserterOf(connection, users);
  const passwordHash = await hashPassword(demoPassword);
  return Array.from({ length: Math.max(count, demoAccounts.length) }, (_, number) => {
    const person = demoAccounts[number] ?? { ...randomPerson(chance, number), role: "user" as const };
    const user = { ...person, id: newId("user", now) };
    insert({ ...user, searchKey: personKey(user), passwordHash, createdAt: now });
    return user;
  });
}

/** Signers without an account. */
export const strangers = (count: number, chance: Chance): SeedPerson[] =>
  Array.from({ length: count }, (_, number) => ({ ...randomPerson(chance, number), id: null }));

function randomPerson(chance: Chance, number: number) {
  const { names, surnames } = words[chance.oneOf(languages)];
  const [name, surname] = [chance.oneOf(names), chance.oneOf(surnames)];
  return { name, surname, email: `${foldedName(name)}.${foldedName(surname)}.${number}@example.com` };
}

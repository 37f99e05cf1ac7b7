import type Database from "better-sqlite3";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { hashPassword } from "@/lib/accounts/password";
import { newId } from "@/lib/domain/ids";
import { languages } from "@/lib/domain/text/language";
import { personKey } from "@/lib/domain/text/search-key";
import { foldedName } from "@/lib/domain/text/sort-name";
import { users } from "@/db/schema";
import { inserterOf } from "./bulk-insert";
import type { SeededRandom } from "./seeded-random";
import { words } from "./words";

export type SeedPerson = { id: string | null; name: string; surname: string; email: string };
export type SeedUser = SeedPerson & { id: string };

/** Inserts accounts, the demo accounts first. All have the password of the demo accounts. */
export async function seedUsers(
  connection: Database.Database,
  { count, random, now }: { count: number; random: SeededRandom; now: Date },
): Promise<SeedUser[]> {
  const insert = inserterOf(connection, users);
  const passwordHash = await hashPassword(demoPassword);
  return Array.from({ length: Math.max(count, demoAccounts.length) }, (_, number) => {
    const person = demoAccounts[number] ?? { ...randomPerson(random, number), role: "user" as const };
    const user = { ...person, id: newId("user", now) };
    insert({ ...user, searchKey: personKey(user), passwordHash, createdAt: now });
    return user;
  });
}

/** Signers without an account. */
export const randomOutsiders = (count: number, random: SeededRandom): SeedPerson[] =>
  Array.from({ length: count }, (_, number) => ({ ...randomPerson(random, number), id: null }));

function randomPerson(random: SeededRandom, number: number) {
  const { names, surnames } = words[random.oneOf(languages)];
  const [name, surname] = [random.oneOf(names), random.oneOf(surnames)];
  return { name, surname, email: `${foldedName(name)}.${foldedName(surname)}.${number}@example.com` };
}

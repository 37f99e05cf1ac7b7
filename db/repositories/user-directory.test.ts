import { expect, test } from "vitest";
import { openTestDatabase } from "../testing/open-test-database";
import { addUser } from "../testing/sample-rows";
import { markUserDeleted } from "./account-changes";
import { listUsers, readUsers } from "./user-directory";
import { insertUser } from "./users";

const now = new Date("2026-11-25T09:00:00Z");

async function withPeople(...people: [name: string, surname: string][]) {
  const db = openTestDatabase();
  await db.write(async (tx) => {
    for (const [index, [name, surname]] of people.entries()) {
      const id = `usr_${index}`;
      const account = { id, email: `p${index}@example.com`, role: "user", passwordHash: "none" } as const;
      await insertUser(tx, { ...account, name, surname, createdAt: now });
    }
  });
  return db;
}

test("people are found by parts of name and address, with or without accents", async () => {
  const db = await withPeople(["Šarūnė", "Žąsinaitė"], ["Łukasz", "Zasinski"], ["100%", "Real_Name"]);
  const found = async (search: string) =>
    (await listUsers(db.read, { search, limit: 10 })).map(({ surname }) => surname);
  expect(await found("zasin")).toEqual(["Žąsinaitė", "Zasinski"]);
  expect(await found("LUK p1@")).toEqual(["Zasinski"]);
  expect(await found("Žąsin šar")).toEqual(["Žąsinaitė"]);
  expect(await found("%")).toEqual(["Real_Name"]);
  expect(await found("l_n")).toEqual(["Real_Name"]);
  expect(await found("a\\")).toEqual([]);
});

test("pages are ordered by surname, and each person is on exactly one", async () => {
  const db = await withPeople(["Ona", "Č"], ["Ona", "Z"], ["Ona", "A"], ["Ona", "Č"], ["Ona", "B"]);
  await addUser(db, "gone", now);
  await db.write((tx) => markUserDeleted(tx, { userId: "usr_gone", now }));
  const seen: string[] = [];
  for await (const { surname } of readUsers(db.read, 2)) seen.push(surname);
  expect(seen).toEqual(["A", "B", "Č", "Č", "Z"]);
});

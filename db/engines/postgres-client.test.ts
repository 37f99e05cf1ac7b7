import { inspect } from "node:util";
import { expect, test } from "vitest";
import { findCredentials, findPerson, insertUser } from "@/db/repositories/users";
import { openTestDatabase } from "../testing/open-test-database";
import { addUser } from "../testing/sample-rows";

const now = new Date("2026-11-24T10:00:00Z");

test("an error of the database does not contain the values of the query", async () => {
  const db = openTestDatabase();
  await addUser(db, "ada", now);
  const person = { name: "Ada", surname: "Test", role: "user" as const, createdAt: now };
  const insert = db.write((tx) =>
    insertUser(tx, { ...person, id: "usr_2", email: "ada@example.com", passwordHash: "hash-of-password" }),
  );
  const error = await insert.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  const text = inspect(error, { depth: 9 });
  expect(text).toContain("users_email");
  expect(text).not.toContain("hash-of-password");
  expect(text).not.toContain("ada@example.com");
});

test("text with NUL, which PostgreSQL refuses, is stored and searched without it", async () => {
  const db = openTestDatabase();
  const person = { surname: "Test", role: "user" as const, createdAt: now, passwordHash: null };
  await db.write((tx) => insertUser(tx, { ...person, id: "usr_1", email: "ada@example.com", name: "A\0da" }));
  expect((await findPerson(db.read, "usr_1"))?.name).toBe("A\ufffdda");
  expect(await findCredentials(db.read, "\0@example.com")).toBeUndefined();
});

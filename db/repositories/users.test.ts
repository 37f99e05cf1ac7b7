import { expect, test } from "vitest";
import { openTestDatabase } from "../testing/open-test-database";
import { addUser } from "../testing/sample-rows";
import { findCredentials, setLanguage } from "./users";

const now = new Date("2026-11-24T10:00:00Z");

test("a user has no language until they choose one", async () => {
  const db = openTestDatabase();
  const userId = await addUser(db, "ada", now);
  const languageOf = async () => (await findCredentials(db.read, "ada@example.com"))?.language;
  expect(await languageOf()).toBeNull();
  await db.write((tx) => setLanguage(tx, { userId, language: "lv" }));
  expect(await languageOf()).toBe("lv");
});

test("the database rejects a language that the portal does not support", async () => {
  const db = openTestDatabase();
  const userId = await addUser(db, "ada", now);
  const klingon = "tlh" as "lv";
  await expect(db.write((tx) => setLanguage(tx, { userId, language: klingon }))).rejects.toThrow();
});

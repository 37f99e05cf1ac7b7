import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { type Db } from "../client";
import { execute } from "../dialect/handle";
import { connectPostgres } from "../engines/postgres";
import { lendDatabase } from "./postgres-test-databases";
import { addEvent } from "./sample-rows";

const now = new Date("2026-11-30T10:00:00Z");

/** Borrows a database, gives it back, and returns its address. */
async function borrow(use: (db: Db) => Promise<unknown>): Promise<string> {
  const { url, giveBack } = lendDatabase();
  const db = connectPostgres(url);
  await use(db);
  await db.close();
  await giveBack();
  return url;
}

test("a database is lent again without the rows of the test before", async () => {
  const first = await borrow((db) => addEvent(db, now));
  const second = await borrow(async (db) => expect(await findLatestSeq(db.read)).toBe(0));
  expect(second).toBe(first);
});

test.each([
  "alter table audit_events disable trigger user",
  "create index another on users (name)",
  "alter table users add column another text",
])("a database is not lent again after %j", async (statement) => {
  const first = await borrow((db) => db.write((tx) => execute(tx, sql.raw(statement))));
  const second = await borrow((db) => findLatestSeq(db.read));
  expect(second).not.toBe(first);
});

import { sql } from "drizzle-orm";
import { expect, onTestFinished, test, vi } from "vitest";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import { setLanguage } from "@/db/repositories/users";
import { gate } from "@/lib/base/testing/gate";
import { verifyChain } from "@/lib/audit/verify-chain";
import type { Db, Tx } from "../client";
import { execute, rowsOf } from "../dialect/handle";
import { openAgain, openTestDatabase } from "../testing/open-test-database";
import { addEvent, addUser } from "../testing/sample-rows";

const now = new Date("2026-11-24T10:00:00Z");
const append = (db: Db) => addEvent(db, now);

test("transactions of two portals that read and then write lose no update", async () => {
  const db = openTestDatabase();
  const other = openAgain(db);
  await Promise.all(Array.from({ length: 40 }, (_, number) => append(number % 2 ? db : other)));
  expect(await findLatestSeq(db.read)).toBe(40);
});

test("no update is lost on a server whose default is another isolation level", async () => {
  const db = openTestDatabase();
  await db.write((tx) =>
    execute(
      tx,
      sql`do $$ begin execute format('alter database %I set default_transaction_isolation = %L', current_database(), 'repeatable read'); end $$`,
    ),
  );
  const others = [openAgain(db), openAgain(db)];
  await Promise.all(Array.from({ length: 20 }, (_, number) => append(others[number % 2]!)));
  expect(await findLatestSeq(db.read)).toBe(20);
});

test("concurrent transactions of writeConcurrently run at the same time and append to one chain", async () => {
  const db = openTestDatabase();
  const other = openAgain(db);
  const [first, second] = [gate(), gate()];
  await Promise.all([
    db.writeConcurrently(async (tx) => {
      first.open();
      await second.opened;
      await appendAuditEvent(tx, { at: now, action: "user.created" });
    }),
    other.writeConcurrently(async (tx) => {
      second.open();
      await first.opened;
      await appendAuditEvent(tx, { at: now, action: "user.created" });
    }),
  ]);
  const many = Array.from({ length: 40 }, (_, number) =>
    (number % 2 ? db : other).writeConcurrently((tx) =>
      appendAuditEvent(tx, { at: now, action: "user.created" }),
    ),
  );
  await Promise.all([...many, append(db)]);
  expect((await verifyChain(db.read)).head?.seq).toBe(43);
});

test("a write waits for the end of transactions of writeConcurrently", async () => {
  const db = openTestDatabase();
  const order: string[] = [];
  const [begun, waited] = [gate(), gate()];
  const concurrent = db.writeConcurrently(async (tx) => {
    begun.open();
    await waited.opened;
    await appendAuditEvent(tx, { at: now, action: "user.created" });
    order.push("concurrent");
  });
  await begun.opened;
  const write = db.write(async () => void order.push("write"));
  await untilBlocked(db);
  waited.open();
  await Promise.all([concurrent, write]);
  expect(order).toEqual(["concurrent", "write"]);
});

test("more writes than there are connections wait for a slow one", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const db = openTestDatabase();
  const [begun, ended] = [gate(), gate()];
  const slow = db.write(async () => {
    begun.open();
    await ended.opened;
  });
  await begun.opened;
  const others = Promise.all(Array.from({ length: 20 }, () => append(db)));
  await untilBlocked(db, 9);
  vi.advanceTimersByTime(20_000);
  ended.open();
  await Promise.all([slow, others]);
  expect(await findLatestSeq(db.read)).toBe(20);
});

/** Resolves once at least this many connections to the database wait for a lock. */
async function untilBlocked(db: Db, connections = 1): Promise<void> {
  const blocked = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await rowsOf(db.read, blocked)).length < connections);
}

test("transactions that deadlock are retried", async () => {
  const db = openTestDatabase();
  const [ada, eve] = [await addUser(db, "ada", now), await addUser(db, "eve", now)];
  const [first, second] = [gate(), gate()];
  const rename = (tx: Tx, userId: string) => setLanguage(tx, { userId, language: "lt" });
  await Promise.all([
    db.writeConcurrently(async (tx) => {
      await rename(tx, ada);
      first.open();
      await second.opened;
      await rename(tx, eve);
    }),
    db.writeConcurrently(async (tx) => {
      await rename(tx, eve);
      second.open();
      await first.opened;
      await rename(tx, ada);
    }),
  ]);
});

test("a suspended transaction is ended before others that wait for its lock give up", async () => {
  const db = openTestDatabase();
  const [timeouts] = await rowsOf<{ suspended: number; waiting: number }>(
    db.read,
    sql`select extract(epoch from current_setting('idle_in_transaction_session_timeout')::interval) as suspended,
      extract(epoch from current_setting('lock_timeout')::interval) as waiting`,
  );
  expect(timeouts?.suspended).toBeGreaterThan(0);
  expect(timeouts?.suspended).toBeLessThan(timeouts?.waiting ?? 0);
});

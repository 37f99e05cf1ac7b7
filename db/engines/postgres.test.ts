import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import pg from "pg";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import { findCredentials, findPerson, insertUser, setLanguage } from "@/db/repositories/users";
import { verifyChain } from "@/lib/audit/verify-chain";
import type { Db, Tx } from "../client";
import { execute, rowsOf } from "../dialect/handle";
import { postgresWords } from "../dialect/full-text";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { openAgain, openTestDatabase } from "../testing/open-test-database";
import { addUser } from "../testing/sample-rows";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { startDatabaseServer } from "@/testing/servers/database-server";
import { freePort } from "@/testing/servers/free-port";
import { openPostgres } from "./postgres";

const now = new Date("2026-11-24T10:00:00Z");
const append = (db: Db) => db.write((tx) => appendAuditEvent(tx, { at: now, action: "user.created" }));

/** Resolves at the next call of a listener of commits. */
const nextCommit = (db: Db) => new Promise<void>((resolve) => db.onCommit(resolve));

test("a commit of one portal is told to the others, and one that changed nothing is not", async () => {
  const db = openTestDatabase();
  const other = openAgain(db);
  await nextCommit(other); // it listens
  await db.write((tx) => findLatestSeq(tx));
  const told = nextCommit(other);
  await append(db);
  await told;
  expect(await findLatestSeq(other.read)).toBe(1);
});

test("a portal whose connection for listening is lost looks again once it has another", async () => {
  const db = openTestDatabase();
  const other = openAgain(db);
  await nextCommit(other);
  const told = nextCommit(other);
  await rowsOf(
    db.read,
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'LISTEN%'`,
  );
  await told;
});

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

/** A promise and the function that fulfills it. */
function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give, given };
}

test("transactions beside each other run at the same time, and append to one chain", async () => {
  const db = openTestDatabase();
  const other = openAgain(db);
  const [first, second] = [signal(), signal()];
  await Promise.all([
    db.writeBeside(async (tx) => {
      first.give();
      await second.given;
      await appendAuditEvent(tx, { at: now, action: "user.created" });
    }),
    other.writeBeside(async (tx) => {
      second.give();
      await first.given;
      await appendAuditEvent(tx, { at: now, action: "user.created" });
    }),
  ]);
  const many = Array.from({ length: 40 }, (_, number) =>
    (number % 2 ? db : other).writeBeside((tx) => appendAuditEvent(tx, { at: now, action: "user.created" })),
  );
  await Promise.all([...many, append(db)]);
  expect((await verifyChain(db.read)).head?.seq).toBe(43);
});

test("a write waits for the end of transactions beside each other", async () => {
  const db = openTestDatabase();
  const order: string[] = [];
  const [begun, waited] = [signal(), signal()];
  const beside = db.writeBeside(async (tx) => {
    begun.give();
    await waited.given;
    await appendAuditEvent(tx, { at: now, action: "user.created" });
    order.push("beside");
  });
  await begun.given;
  const write = db.write(async () => void order.push("write"));
  await untilBlocked(db);
  waited.give();
  await Promise.all([beside, write]);
  expect(order).toEqual(["beside", "write"]);
});

test("more writes than there are connections wait for a slow one", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const db = openTestDatabase();
  const [begun, ended] = [signal(), signal()];
  const slow = db.write(async () => {
    begun.give();
    await ended.given;
  });
  await begun.given;
  const others = Promise.all(Array.from({ length: 20 }, () => append(db)));
  await untilBlocked(db, 9);
  vi.advanceTimersByTime(20_000);
  ended.give();
  await Promise.all([slow, others]);
  expect(await findLatestSeq(db.read)).toBe(20);
});

/** Waits until so many connections of the database wait for a lock. */
async function untilBlocked(db: Db, connections = 1): Promise<void> {
  const blocked = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await rowsOf(db.read, blocked)).length < connections);
}

test("transactions that wait for each other's rows are tried again", async () => {
  const db = openTestDatabase();
  const [ada, eve] = [await addUser(db, "ada", now), await addUser(db, "eve", now)];
  const [first, second] = [signal(), signal()];
  const rename = (tx: Tx, userId: string) => setLanguage(tx, { userId, language: "lt" });
  await Promise.all([
    db.writeBeside(async (tx) => {
      await rename(tx, ada);
      first.give();
      await second.given;
      await rename(tx, eve);
    }),
    db.writeBeside(async (tx) => {
      await rename(tx, eve);
      second.give();
      await first.given;
      await rename(tx, ada);
    }),
  ]);
});

test("reads and writes wait for a server that restarts", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const place = { port: await freePort(), folder: await temporaryFolder() };
  const first = await startDatabaseServer(place);
  const db = await openPostgres(first.url);
  await append(db);
  await first.stop();
  const work = Promise.all([append(db), findLatestSeq(db.read)]);
  const second = await startDatabaseServer(place);
  onTestEnd(async () => {
    await db.close();
    await second.stop();
  });
  expect((await work)[0]).toBe(2);
});

test("a connection that is cut between two queries fails its transaction and nothing else", async () => {
  const db = openTestDatabase();
  const cut = db.write(async (tx) => {
    const [connection] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`);
    const activity = sql`from pg_stat_activity where pid = ${connection?.pid}`;
    await rowsOf(db.read, sql`select pg_terminate_backend(pid) ${activity}`);
    while ((await rowsOf(db.read, sql`select 1 ${activity}`)).length > 0);
    await appendAuditEvent(tx, { at: now, action: "user.created" });
  });
  await expect(cut).rejects.toThrow();
  await append(db);
  expect(await findLatestSeq(db.read)).toBe(1);
});

test("a suspended transaction is ended before those that wait for its lock give up", async () => {
  const db = openTestDatabase();
  const [timeouts] = await rowsOf<{ suspended: number; waiting: number }>(
    db.read,
    sql`select extract(epoch from current_setting('idle_in_transaction_session_timeout')::interval) as suspended,
      extract(epoch from current_setting('lock_timeout')::interval) as waiting`,
  );
  expect(timeouts?.suspended).toBeGreaterThan(0);
  expect(timeouts?.suspended).toBeLessThan(timeouts?.waiting ?? 0);
});

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

test("the audit log takes no change, no deletion and no entry out of order", async () => {
  const db = openTestDatabase();
  await append(db);
  for (const statement of [
    sql`update audit_events set action = 'user.deleted'`,
    sql`delete from audit_events`,
    sql`truncate audit_events`,
    sql`insert into audit_events (seq, at, action, outcome, detail, nonce, previous_hash, hash)
      values (3, 1, 'user.created', 'done', '{}', '', '', '')`,
  ])
    await expect(db.write((tx) => execute(tx, statement))).rejects.toThrow();
  expect(await findLatestSeq(db.read)).toBe(1);
});

test("text with NUL, which PostgreSQL refuses, is stored and searched without it", async () => {
  const db = openTestDatabase();
  const person = { surname: "Test", role: "user" as const, createdAt: now, passwordHash: null };
  await db.write((tx) => insertUser(tx, { ...person, id: "usr_1", email: "ada@example.com", name: "A\0da" }));
  expect((await findPerson(db.read, "usr_1"))?.name).toBe("A\ufffdda");
  expect(await findCredentials(db.read, "\0@example.com")).toBeUndefined();
});

test("words are folded by the index as by a search", async () => {
  const db = openTestDatabase();
  // Latin, Greek and Cyrillic. Of other scripts, Unicode versions differ in what is a letter.
  const codes = [
    [1, 0x52f],
    [0x1e00, 0x1fff],
  ] as const;
  const letters = codes
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .map((code) => String.fromCodePoint(code))
    .filter((letter) => /[\p{L}\p{Nd}]/u.test(letter));
  const text = letters.map((letter) => `x${letter}y`).join(" ");
  const [row] = await rowsOf<{ words: string }>(db.read, sql`select library_words(${text}) as words`);
  expect(row?.words.split(" ").filter(Boolean)).toEqual(postgresWords(text));
});

test("portals that start together migrate an empty database once", async () => {
  const server = inject("databaseUrl")!;
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query("CREATE DATABASE started_together");
  const url = server.replace(/[^/]*$/, "started_together");
  const portals = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
  onTestEnd(async () => {
    await Promise.all(portals.map((portal) => portal.close()));
    await admin.query("DROP DATABASE started_together WITH (FORCE)");
    await admin.end();
  });
  for (const portal of portals) await append(portal);
  expect(await findLatestSeq(portals[0]!.read)).toBe(3);
});

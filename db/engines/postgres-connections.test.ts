import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import { findCredentials } from "@/db/repositories/users";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { startDatabaseServer } from "@/testing/servers/database-server";
import { freePort } from "@/testing/servers/free-port";
import type { Db } from "../client";
import { rowsOf } from "../dialect/handle";
import { openAgain, openTestDatabase } from "../testing/open-test-database";
import { addEvent } from "../testing/sample-rows";
import { openPostgres, openPostgresForReading } from "./postgres";
import { maxPortalConnections } from "./postgres-pool";
import { holdPostgresPortalLock } from "./postgres-portal-lock";

const now = new Date("2026-11-24T10:00:00Z");
const append = (db: Db) => addEvent(db, now);

/** Resolves when a commit listener is next called. */
const nextCommit = (db: Db) => new Promise<void>((resolve) => db.onCommit(resolve));

test("a commit of one portal notifies the others, unless it changed nothing", async () => {
  const db = openTestDatabase();
  const other = openAgain(db);
  await nextCommit(other); // it listens
  await db.write((tx) => findLatestSeq(tx));
  const notified = nextCommit(other);
  await append(db);
  await notified;
  expect(await findLatestSeq(other.read)).toBe(1);
});

test("a portal that loses its listening connection calls its commit listeners once it has reconnected", async () => {
  const db = openTestDatabase();
  const other = openAgain(db);
  await nextCommit(other);
  const notified = nextCommit(other);
  await rowsOf(
    db.read,
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'LISTEN%'`,
  );
  await notified;
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

test("the error of a read that gets no connection does not contain its values", async () => {
  const db = openPostgresForReading(`${openTestDatabase().url}_missing`);
  onTestEnd(() => db.close());
  const error = await findCredentials(db.read, "ada@example.com").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(inspect(error, { depth: 9 })).not.toContain("ada@example.com");
});

test("a connection that is cut between two queries fails only its transaction", async () => {
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

test("a portal under load opens as many connections as operators must allow", async () => {
  const db = openTestDatabase();
  const lock = await holdPostgresPortalLock(db.url, {
    wereFilesMoved: async () => false,
    onRefused: () => expect.unreachable(),
  });
  const observer = new pg.Client(db.url);
  await observer.connect();
  onTestEnd(() => Promise.all([lock.release(), observer.end()]).then(() => undefined));
  const gate = 7;
  await observer.query("SELECT pg_advisory_lock($1)", [gate]);
  const waitAtGate = sql`select pg_advisory_xact_lock_shared(${gate})`;
  const load = Array.from({ length: 15 }, () => [
    rowsOf(db.read, waitAtGate),
    db.writeConcurrently((tx) => rowsOf(tx, waitAtGate)),
  ]);
  const working = Promise.all(load.flat());
  const count = `select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  const countConnections = async () => (await observer.query<{ count: number }>(count)).rows[0]?.count;
  while ((await countConnections()) !== maxPortalConnections);
  await observer.query("SELECT pg_advisory_unlock($1)", [gate]);
  await working;
  expect(await countConnections()).toBe(maxPortalConnections);
  expect(maxPortalConnections, "as in docs/scale.md").toBe(22);
});

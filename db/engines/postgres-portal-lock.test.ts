import { sql } from "drizzle-orm";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { gate } from "@/lib/base/testing/gate";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { execute, rowsOf } from "../dialect/handle";
import { locks } from "../dialect/locks";
import { openTestDatabase } from "../testing/open-test-database";
import type { LosingLock } from "./portal-lock-error";
import { holdPostgresPortalLock, excludePostgresPortals } from "./postgres-portal-lock";

/** Ends the connections that hold the lock. */
const endHolders = `select pg_terminate_backend(pid, 10000) from pg_locks
  where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
  and objid = ${locks.portals % 2 ** 32}`;

function locksOf() {
  const db = openTestDatabase();
  return {
    async hold(losing: Partial<LosingLock> = {}) {
      const never = () => expect.unreachable();
      const lock = await holdPostgresPortalLock(db.url, {
        wereFilesMoved: never,
        onRefused: never,
        ...losing,
      });
      onTestEnd(() => lock.release());
      return lock;
    },
    exclude: () => excludePostgresPortals(db.url),
    cutOff: () => rowsOf(db.read, sql.raw(endHolders)),
    /** Takes the lock from the portals that hold it, which cannot connect again before. */
    async takeOver() {
      const [client, server] = [new pg.Client(db.url), new pg.Client(new URL("/postgres", db.url).href)];
      await Promise.all([client.connect(), server.connect()]);
      const letConnect = (isAllowed: boolean) =>
        server.query(`alter database ${client.database} allow_connections ${isAllowed}`);
      await letConnect(false);
      await client.query(endHolders);
      await client.query(`select pg_advisory_lock(${locks.portals})`);
      await letConnect(true);
      await server.end();
      return { release: () => client.end() };
    },
  };
}

/** The reason for which a portal is refused. */
function nextReason() {
  let give: (reason: string) => void;
  const given = new Promise<string>((resolve) => (give = resolve));
  return { given, onRefused: ({ message }: Error) => give(message) };
}

test("files are moved only while no portal runs, and no portal starts meanwhile", async () => {
  const { hold, exclude } = locksOf();
  const [one, other] = [await hold(), await hold()];
  await one.release();
  await expect(exclude()).rejects.toThrow("A portal runs on this database");
  await other.release();
  const moving = await exclude();
  await expect(hold()).rejects.toThrow("are being moved: start the portal afterwards");
  await expect(exclude()).rejects.toThrow("its files are being moved already");
  await moving.requireHeld();
  await moving.release();
  await (await hold()).release();
});

test("a portal that lost its connection learns that files have begun to be moved", async () => {
  const { hold, takeOver } = locksOf();
  vi.spyOn(console, "error").mockReturnValue();
  const reason = nextReason();
  const portal = await hold({ onRefused: reason.onRefused });
  const moving = await takeOver();
  expect(await reason.given).toMatch("are being moved");
  await portal.release();
  await moving.release();
});

test("a portal that lost its connection learns that files were moved before it took the lock again", async () => {
  const { hold, cutOff } = locksOf();
  vi.spyOn(console, "error").mockReturnValue();
  const reason = nextReason();
  const portal = await hold({ wereFilesMoved: async () => true, onRefused: reason.onRefused });
  await cutOff();
  expect(await reason.given).toMatch("were moved while this portal had lost its connection");
  await portal.release();
});

test("a portal that lost its connection continues with the lock if no files were moved", async () => {
  const { hold, exclude, cutOff } = locksOf();
  const compared = gate();
  const wereFilesMoved = async () => {
    compared.open();
    return false;
  };
  await hold({ wereFilesMoved });
  await cutOff();
  await compared.opened;
  await expect(exclude()).rejects.toThrow("A portal runs on this database");
});

test("a move detects that it lost its connection", async () => {
  const { exclude, cutOff } = locksOf();
  const moving = await exclude();
  await cutOff();
  await expect(moving.requireHeld()).rejects.toThrow("that kept portals out was lost");
  await moving.release();
});

test("a move closes its connection when the query for the lock fails", async () => {
  const { url, write, read } = openTestDatabase();
  const mark = 7;
  // It comes before the function of PostgreSQL, and keeps a lock until its connection ends.
  await write((tx) =>
    execute(
      tx,
      sql.raw(`create schema broken;
      create function broken.pg_try_advisory_lock(bigint) returns boolean language plpgsql as
        $$ begin perform pg_advisory_lock(${mark}); raise 'Refused.'; end $$`),
    ),
  );
  const broken = new URL(url);
  broken.searchParams.set("options", "-c search_path=broken,pg_catalog");
  await expect(excludePostgresPortals(broken.href)).rejects.toThrow("Refused.");
  await rowsOf(read, sql`select pg_advisory_lock(${mark})`);
});

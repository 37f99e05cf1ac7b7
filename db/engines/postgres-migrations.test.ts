import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import pg from "pg";
import { expect, inject, test, vi } from "vitest";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { execute } from "../dialect/handle";
import { locks } from "../dialect/locks";
import { openTestDatabase } from "../testing/open-test-database";
import { addDocument, addEvent, addUser } from "../testing/sample-rows";
import { openPostgres } from "./postgres";
import { preparePostgres } from "./postgres-migrations";

const now = new Date("2026-11-24T10:00:00Z");

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  onTestEnd(() => client.end());
  return client;
}

/** Passes connections on to a server. */
async function startRelay(url: string) {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  const server = createServer((incoming) => {
    const outgoing = connect(Number(port), hostname);
    sockets.push(incoming, outgoing);
    for (const socket of [incoming, outgoing]) socket.on("error", () => {});
    incoming.pipe(outgoing).pipe(incoming);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const relayed = new URL(url);
  relayed.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: relayed.href,
    cut() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("the audit log refuses updates, deletions and entries out of order", async () => {
  const db = openTestDatabase();
  await addEvent(db, now);
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

test("portals that start together migrate an empty database once", async () => {
  vi.spyOn(console, "error").mockReturnValue();
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
  for (const portal of portals) await addEvent(portal, now);
  expect(await findLatestSeq(portals[0]!.read)).toBe(3);
});

test("the server gives up the turn of a portal that dies while it prepares the database", async () => {
  const { url } = openTestDatabase();
  const logged = vi.spyOn(console, "error").mockReturnValue();
  const [holder, relay] = [await connected(url), await startRelay(url)];
  await holder.query("SELECT pg_advisory_lock($1)", [locks.opening]);
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const untilWaiting = async (count: number) => {
    while ((await holder.query(waiting)).rowCount !== count);
  };
  const opening = preparePostgres(relay.url).catch((error: unknown) => error);
  await untilWaiting(1);
  expect(logged).toHaveBeenCalledWith(expect.stringContaining("Another portal is preparing the database."));
  relay.cut();
  expect(await opening).toMatchObject({ message: expect.stringContaining("terminated") });
  await untilWaiting(0);
});

test("a start that rebuilds the index of the library says so, and a later one does not", async () => {
  const db = openTestDatabase();
  const ownerId = await addUser(db, "ada", now);
  await addDocument(db, { id: "doc_1", name: "Lease", ownerId, now });
  await (await connected(db.url)).query("COMMENT ON INDEX library_entries_words IS 'of another version'");
  const logged = vi.spyOn(console, "error").mockReturnValue();
  await preparePostgres(db.url);
  await preparePostgres(db.url);
  expect(logged.mock.calls).toEqual([[expect.stringMatching("The library's index is being rebuilt")]]);
});

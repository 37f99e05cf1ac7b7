import { sql } from "drizzle-orm";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { execute } from "../dialect/handle";
import { openTestDatabase } from "../testing/open-test-database";
import { addEvent } from "../testing/sample-rows";
import { openPostgres } from "./postgres";

const now = new Date("2026-11-24T10:00:00Z");

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

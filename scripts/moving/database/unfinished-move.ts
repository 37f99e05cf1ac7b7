import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Tx } from "@/db/client";
import { installPostgresLibraryIndex, removePostgresLibraryIndex } from "@/db/engines/postgres-library-index";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { StoredValue } from "./copy-text";
import type { MovedTable } from "./moved-tables";
import { inTransaction, type TableContent } from "./target";

// The table unfinished_move exists from the first copied row until the last comparison. While it exists, no portal
// starts on the database (db/engines/postgres-migrations.ts).

/** The content of a table in the source when the move began, and how much of it was copied. */
export type RecordedTable = TableContent & { copied: number; lastKey: StoredValue[] };

/** The record of an earlier run, by table; undefined if there was none. */
export async function findUnfinishedMove(client: pg.Client): Promise<Map<string, RecordedTable> | undefined> {
  const { rowCount } = await client.query("SELECT 1 WHERE to_regclass('unfinished_move') IS NOT NULL");
  if (!rowCount) return undefined;
  type Row = { name: string; rows: number; hash: string; copied: number; key: string };
  const { rows } = await client.query<Row>(
    "SELECT table_name AS name, row_count AS rows, hash, copied, last_key AS key FROM unfinished_move",
  );
  return new Map(rows.map(({ name, key, ...row }) => [name, { ...row, lastKey: JSON.parse(key) }]));
}

/** Records the content of the source, and disables the triggers on the target's tables. */
export async function beginMove(client: pg.Client, contents: Map<string, TableContent>): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`CREATE TABLE unfinished_move (
      table_name text PRIMARY KEY, row_count bigint NOT NULL, hash text NOT NULL,
      copied bigint NOT NULL DEFAULT 0, last_key text NOT NULL DEFAULT '[]')`);
    for (const [name, { rows, hash }] of contents)
      await client.query("INSERT INTO unfinished_move (table_name, row_count, hash) VALUES ($1, $2, $3)", [
        ...[name, rows, hash],
      ]);
    await removePostgresLibraryIndex(client);
    await client.query("ALTER TABLE audit_events DISABLE TRIGGER USER");
  });
}

/** Enables the triggers again, and continues auto-incremented numbers after those of the source. */
export async function completeTables(
  client: pg.Client,
  tables: MovedTable[],
  highest: (table: string) => number,
): Promise<void> {
  await inTransaction(client, async () => {
    await client.query("ALTER TABLE audit_events ENABLE TRIGGER USER");
    for (const { name, counter } of tables)
      if (counter)
        await client.query(
          "SELECT setval(pg_get_serial_sequence($1, $2), greatest($3::bigint, 1), $3::bigint > 0)",
          [...[name, counter, highest(name)]],
        );
  });
  await client.query("ANALYZE");
  await installPostgresLibraryIndex(client);
}

/** Allows portals to start, and adds an entry to the audit log. */
export async function endMove(
  client: pg.Client,
  { now, detail }: { now: Date; detail: Record<string, string | number> },
): Promise<void> {
  await inTransaction(client, async () => {
    const tx = drizzle(client) as unknown as Tx;
    await appendAuditEvent(tx, { at: now, action: "settings.database_moved", detail });
    await client.query("DROP TABLE unfinished_move");
  });
}

import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { createSealer } from "@/lib/base/secrets/seal";
import { testSecret } from "@/lib/base/testing/test-secret";
import { movedTables } from "../moved-tables";

/** A text with every character that must be escaped, and one that PostgreSQL refuses. */
export const oddText = "\\N \\. tab\t lines\n\r\n \b\f\v \u001f\u2028 „ąžuolas“ 😀 NUL\0 \\";

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** The number of the last call to the gateway, whose row has been deleted since. */
export const lastCall = 7_000;

/** Creates the data folder of a stopped portal, whose database has rows in every table, including unusual ones. */
export async function fillDataFolder(dataDir: string): Promise<void> {
  const seed = [
    "--import",
    "tsx",
    "scripts/seed.ts",
    "--documents",
    "200",
    "--users",
    "10",
    "--data",
    dataDir,
  ];
  await promisify(execFile)(process.execPath, seed, { env: { ...process.env, DATABASE_URL: "" } });
  const connection = new Database(path.join(dataDir, "paraph.db"));
  connection
    .prepare("INSERT INTO installation (id, sealed_canary, files_place) VALUES (1, ?, 'disk')")
    .run(createSealer(testSecret).seal("installation.canary", "canary"));
  for (const { name } of movedTables())
    if (!connection.prepare(`SELECT 1 FROM ${name}`).get()) addOddRow(connection, name);
  connection.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'gateway_calls'").run(lastCall);
  connection.close();
}

type Column = { name: string; type: string; notnull: 0 | 1 };
type ForeignKey = { from: string; table: string; to: string };

/** Adds a row with an unusual value in each column that accepts one. */
function addOddRow(connection: Database.Database, table: string): void {
  const columns = connection.pragma(`table_info(${table})`) as Column[];
  const foreignKeys = connection.pragma(`foreign_key_list(${table})`) as ForeignKey[];
  const created = connection.prepare("SELECT sql FROM sqlite_schema WHERE name = ?").pluck().get(table);
  const valueOf = ({ name, type, notnull }: Column) => {
    const reference = foreignKeys.find(({ from }) => from === name);
    // A mail is about an account or about a signing, not both.
    if (reference && (notnull || name === "user_id"))
      return connection.prepare(`SELECT min(${reference.to}) FROM ${reference.table}`).pluck().get();
    if (reference) return null;
    const oneOf = new RegExp(`"${name}" in \\('(\\w[^']*)'`).exec(String(created))?.[1];
    return oneOf ?? { text: oddText, integer: 1, blob: everyByte }[type.toLowerCase()];
  };
  connection
    .prepare(`INSERT INTO ${table} VALUES (${columns.map(() => "?").join(", ")})`)
    .run(columns.map(valueOf));
}

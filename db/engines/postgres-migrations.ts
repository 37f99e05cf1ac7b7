import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { log } from "@/lib/base/log";
import { DatabaseError, requireKnownMigrations } from "./database-error";
import { logIndexRebuild, logMigration } from "./long-start";
import { connectToPostgres } from "./postgres-connect";
import { installPostgresLibraryIndex } from "./postgres-library-index";
import { locks } from "../dialect/locks";

const migrationsFolder = path.join(process.cwd(), "db", "migrations-postgres");
const oldestVersion = 15;

/** How long a portal waits while another one prepares the database. Rebuilding a large library takes minutes. */
export const turnMinutes = 60;

/** How long a portal that prepares the database may send nothing. It is idle only between two statements. */
const idleMinutes = 10;

/** How soon the server notices during a statement that the portal has died. A server on Windows cannot. */
const checkSeconds = 2;

/** The SQLSTATE of a statement that exceeded `lock_timeout`. */
const lockNotAvailable = "55P03";

/** In the schema of the other tables, so that the portal needs only one. */
const migrationsTable = { migrationsTable: "__drizzle_migrations", migrationsSchema: "public" };

/**
 * Migrates a database to this version. A lock that ends with the connection makes portals that start together migrate
 * one after the other.
 *
 * @throws {DatabaseError} if the server cannot be reached or is too old, or the database is newer than this version
 */
export async function preparePostgres(url: string): Promise<void> {
  const client = await connectToPostgres(url);
  try {
    await requireUsable(client);
    await waitForTurn(client);
    await requireNoUnfinishedMove(client);
    const applied = await countMigrations(client);
    const known = readMigrationFiles({ migrationsFolder }).length;
    requireKnownMigrations(applied, known);
    logMigration({ applied, known });
    await migrate(drizzle(client), { migrationsFolder, ...migrationsTable });
    await installPostgresLibraryIndex(client, logIndexRebuild);
  } finally {
    await client.end();
  }
}

/**
 * A portal that freezes in the meantime loses its connection, and with it the lock, so the others can start. So does one
 * that dies: without the check, its last statement would run to its end first.
 */
async function waitForTurn(client: pg.Client): Promise<void> {
  const limits = {
    idle_session_timeout: idleMinutes,
    idle_in_transaction_session_timeout: idleMinutes,
    lock_timeout: turnMinutes,
  };
  const settings = Object.entries(limits).map(([name, minutes]) => `SET ${name} = '${minutes}min'`);
  await client.query(settings.join("; "));
  await client.query(`SET client_connection_check_interval = '${checkSeconds}s'`).catch(() => undefined);
  const { rows } = await client.query<{ granted: boolean }>("SELECT pg_try_advisory_lock($1) AS granted", [
    locks.opening,
  ]);
  if (rows[0]?.granted) return;
  log("Another portal is preparing the database. This one waits until it is done.");
  try {
    await client.query("SELECT pg_advisory_lock($1)", [locks.opening]);
  } catch (error) {
    if ((error as { code?: string }).code !== lockNotAvailable) throw error;
    throw new DatabaseError(
      `Another portal has been bringing the database up to date for ${turnMinutes} minutes: start this one once it is done.`,
      { cause: error },
    );
  }
}

async function requireUsable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < oldestVersion)
    throw new DatabaseError(
      `DATABASE_URL names PostgreSQL ${major}, but the portal needs ${oldestVersion} or newer.`,
    );
  if (rows[0]?.encoding !== "UTF8")
    throw new DatabaseError(
      `DATABASE_URL names a database in ${rows[0]?.encoding}, but the portal needs one in UTF8.`,
    );
}

/** `npm run migrate-to-postgres` keeps its state in this table until it has finished. */
async function requireNoUnfinishedMove(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    "SELECT to_regclass('unfinished_move') IS NOT NULL AS exists",
  );
  if (rows[0]?.exists)
    throw new DatabaseError(
      "The database was not brought over from SQLite completely: run npm run migrate-to-postgres again.",
    );
}

async function countMigrations(client: pg.Client): Promise<number> {
  const table = `${migrationsTable.migrationsSchema}.${migrationsTable.migrationsTable}`;
  const { rows } = await client.query<{ exists: boolean }>("SELECT to_regclass($1) IS NOT NULL AS exists", [
    table,
  ]);
  if (!rows[0]?.exists) return 0;
  const counted = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return counted.rows[0]?.count ?? 0;
}

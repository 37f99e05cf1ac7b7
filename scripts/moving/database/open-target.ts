import pg from "pg";
import { locks } from "@/db/dialect/locks";
import { connectToPostgres } from "@/db/engines/postgres-connect";
import { preparePostgres } from "@/db/engines/postgres-migrations";
import { lockOutPortals } from "@/db/engines/postgres-portal-lock";
import { StartError } from "@/lib/base/start-error";
import type { MovedTable } from "./moved-tables";
import { findUnfinishedMove, type RecordedTable } from "./unfinished-move";

export type Target = {
  client: pg.Client;
  /** The record of an earlier run that did not finish. */
  unfinished: Map<string, RecordedTable> | undefined;
};

const lockTimeout = "5s";

/**
 * Connects to the target database, and creates its tables if it is new. If a portal has ever run on it, it has rows,
 * because each portal records its start. No portal starts on it while the connection lasts. The unfinished move is
 * recorded on the same connection, just before the first row is copied, so a move that fails earlier leaves an empty
 * database that any source can be moved to.
 *
 * @throws {StartError} if it does not answer, has rows that are not from an earlier run, a portal runs on it, or another
 *   run is in progress
 */
export async function openTarget(url: string, tables: MovedTable[]): Promise<Target> {
  const client = await connectToPostgres(url);
  try {
    await lock(client);
    await requireNoPortal(client);
    const unfinished = await findUnfinishedMove(client);
    if (!unfinished) {
      await requireNoTablesOfOthers(client);
      await preparePostgres(url);
      for (const { name } of tables) await requireEmpty(client, name);
    }
    return { client, unfinished };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** The lock ends with the connection, which ends with this process. */
async function lock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = '${lockTimeout}'`);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [locks.moving]);
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError && cause.code === "55P03")) throw cause;
    throw new StartError("Another migration to this PostgreSQL database is running.", { cause });
  }
  await client.query("SET lock_timeout = 0");
}

async function requireNoPortal(client: pg.Client): Promise<void> {
  if (!(await lockOutPortals(client)))
    throw new StartError(
      "A portal runs on the database of DATABASE_URL. Use one on which no portal has run.",
    );
}

async function requireNoTablesOfOthers(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_tables
     WHERE schemaname = current_schema() AND to_regclass('public.__drizzle_migrations') IS NULL`,
  );
  if (rowCount) throw new StartError("The database of DATABASE_URL has tables of another application.");
}

async function requireEmpty(client: pg.Client, table: string): Promise<void> {
  if ((await client.query(`SELECT 1 FROM "${table}" LIMIT 1`)).rowCount)
    throw new StartError(
      `The database of DATABASE_URL is not empty: there are rows in ${table}. Use one on which no portal has run.`,
    );
}

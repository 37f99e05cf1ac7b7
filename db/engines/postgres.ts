import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { log } from "@/lib/base/log";
import type { Db, Handle, Tx } from "../dialect/handle";
import { createCommitListeners } from "./commit-listeners";
import { listenForCommits } from "./postgres-listener";
import { locks } from "../dialect/locks";
import { preparePostgres } from "./postgres-migrations";
import { createPool } from "./postgres-pool";
import { createWriteGuard } from "./write-guard";

/** `pg` returns bigint and numeric, which counts, sums and times are, as text: they may exceed JavaScript's numbers. */
function safeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    throw new RangeError(`The database returned ${text}, which exceeds JavaScript's safe integers.`);
  return number;
}
for (const type of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC])
  pg.types.setTypeParser(type, safeNumber);

const commitChannel = "paraph_commit";

/**
 * Opens a PostgreSQL database, creating and migrating its tables if necessary.
 *
 * @param url as postgres://user:password@host/name
 * @throws {DatabaseError} if the server or the database cannot be used
 */
export async function openPostgres(url: string): Promise<Db> {
  await preparePostgres(url);
  return connectPostgres(url);
}

/** Opens a PostgreSQL database that is up to date. */
export function connectPostgres(url: string): Db {
  const reading = createPool(url, { readOnly: true });
  const writing = createPool(url);
  const { onCommit, notify } = createCommitListeners();
  const self = randomUUID();
  const listener = listenForCommits(url, { channel: commitChannel, self, notify, log });
  return {
    read: drizzle(reading) as unknown as Handle,
    ...createWriters(writing, { self, notify }),
    onCommit,
    async close() {
      await Promise.all([listener.close(), reading.end(), writing.end()]);
    },
  };
}

/** Opens an existing database for reading; the server refuses writes on its connections. */
export function openPostgresForReading(url: string): Pick<Db, "read" | "close"> {
  const reading = createPool(url, { readOnly: true });
  return { read: drizzle(reading) as unknown as Handle, close: () => reading.end() };
}

/**
 * `write` holds one advisory lock for all portals until its transaction ends, so what it reads stays true until the
 * commit, as with SQLite's single writer. `writeConcurrently` takes the same lock in shared mode. The isolation level
 * is set because the server's default may be a higher one, at which a transaction reads the state from before it got
 * the lock. The last statement of a transaction that changed a row notifies the other portals.
 */
function createWriters(pool: pg.Pool, { self, notify }: { self: string; notify: () => void }) {
  const guard = createWriteGuard();
  const commit = `SELECT pg_notify('${commitChannel}', '${self}')
    WHERE pg_current_xact_id_if_assigned() IS NOT NULL; COMMIT`;

  async function transaction<T>(lock: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    guard.requireOutside();
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(`BEGIN ISOLATION LEVEL READ COMMITTED; SELECT ${lock}(${locks.writing})`);
      const result = await guard.run(() => work(drizzle(client) as unknown as Tx));
      const [notified] = (await client.query(commit)) as unknown as pg.QueryResult[];
      if (notified?.rowCount) notify();
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    write: <T>(work: (tx: Tx) => Promise<T>) => transaction("pg_advisory_xact_lock", work),
    async writeConcurrently<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      for (let attempt = 1; ; attempt++) {
        try {
          return await transaction("pg_advisory_xact_lock_shared", work);
        } catch (error) {
          if (attempt === maxAttempts || !isDeadlock(error)) throw error;
        }
      }
    },
  };
}

const maxAttempts = 5;

/** SQLSTATE 40P01, as the driver throws it or as Drizzle wraps it. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "40P01") || isDeadlock(error.cause);
}

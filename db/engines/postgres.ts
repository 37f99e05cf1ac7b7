import { randomUUID } from "node:crypto";
import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { log } from "@/lib/base/log";
import type { Db, Handle, Tx } from "../dialect/handle";
import { createCommitListeners } from "./commit-listeners";
import { listenForCommits } from "./postgres-listener";
import { locks } from "./postgres-locks";
import { preparePostgres } from "./postgres-migrations";
import { createPool } from "./postgres-pool";

/** Counts, sums and times are bigint or numeric, which `pg` returns as text, lest they exceed JavaScript's numbers. */
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
    write: createWriter(writing, { self, notify }),
    onCommit,
    async close() {
      await Promise.all([listener.close(), reading.end(), writing.end()]);
    },
  };
}

/** Refuses the writes of whoever reads, as a rule of the server. */
export function openPostgresForReading(url: string): Pick<Db, "read" | "close"> {
  const reading = createPool(url, { readOnly: true });
  return { read: drizzle(reading) as unknown as Handle, close: () => reading.end() };
}

/**
 * One transaction at a time in all portals, by a lock that its end releases: what a transaction reads stays true until
 * it commits, as with SQLite's one writer. Its last statement tells the other portals, if it changed a row.
 */
function createWriter(pool: pg.Pool, { self, notify }: { self: string; notify: () => void }): Db["write"] {
  const running = new AsyncLocalStorage<true>();
  const begin = `BEGIN; SELECT pg_advisory_xact_lock(${locks.writing})`;
  const commit = `SELECT pg_notify('${commitChannel}', '${self}')
    WHERE pg_current_xact_id_if_assigned() IS NOT NULL; COMMIT`;

  return async (work) => {
    if (running.getStore())
      throw new Error("db.write was called inside db.write: pass the transaction on instead.");
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await running.run(true, () => work(drizzle(client) as unknown as Tx));
      const [told] = (await client.query(commit)) as unknown as pg.QueryResult[];
      if (told?.rowCount) notify();
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  };
}

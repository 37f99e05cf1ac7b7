import { sql } from "drizzle-orm";
import { engine } from "./engine";
import { execute, type Tx } from "./handle";

/** Advisory locks of PostgreSQL. Each number is "PRPH" in ASCII, followed by a number of its own. */
export const locks = {
  opening: 0x50525048_01,
  writing: 0x50525048_02,
  auditLog: 0x50525048_03,
  moving: 0x50525048_04,
  portals: 0x50525048_05,
};

/** A query whose rows can be locked. SQLite, which has a single writer, lacks this. */
type Lockable<Query> = Query & { for(strength: "update", options?: { skipLocked: true }): Query };

/** The same query, which locks its rows until the transaction ends. It waits for other locks on them. */
export const locked = <Query>(query: Lockable<Query>): Query =>
  engine === "postgres" ? query.for("update") : query;

/** The same query, which locks its rows and skips those that others have locked. */
export const skipLocked = <Query>(query: Lockable<Query>): Query =>
  engine === "postgres" ? query.for("update", { skipLocked: true }) : query;

// Rewriting the library's rows is the slowest part of a transaction, so it happens before the lock is taken.
const lockAuditLog = sql.raw(`
  SET CONSTRAINTS library_stale_insert IMMEDIATE;
  SET CONSTRAINTS library_stale_insert DEFERRED;
  SELECT pg_advisory_xact_lock(${locks.auditLog})`);

/** Lets only this transaction append to the audit log until it ends. Waits for others that append. */
export async function waitForAuditLog(tx: Tx): Promise<void> {
  if (engine === "postgres") await execute(tx, lockAuditLog);
}

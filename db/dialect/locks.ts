import { sql } from "drizzle-orm";
import { engine } from "./engine";
import { execute, type Tx } from "./handle";

/** Advisory locks of PostgreSQL. The numbers spell "PRPH", followed by what each guards. */
export const locks = {
  opening: 0x50525048_01,
  writing: 0x50525048_02,
  auditLog: 0x50525048_03,
  moving: 0x50525048_04,
  portals: 0x50525048_05,
};

/** A query whose rows can be locked. SQLite's queries lack this, as it has one writer. */
type Lockable<Query> = Query & { for(strength: "update", options?: { skipLocked: true }): Query };

/** The same query, whose rows stay as they are until the transaction ends. It waits for others that locked them. */
export const locked = <Query>(query: Lockable<Query>): Query =>
  engine === "postgres" ? query.for("update") : query;

/** The same query without rows that others have locked; those that it finds stay as they are. */
export const lockedUnlessTaken = <Query>(query: Lockable<Query>): Query =>
  engine === "postgres" ? query.for("update", { skipLocked: true }) : query;

// Rewriting the library's rows takes longer than the rest, so it does not wait until the lock is held.
const lockAuditLog = sql.raw(`
  SET CONSTRAINTS library_stale_insert IMMEDIATE;
  SET CONSTRAINTS library_stale_insert DEFERRED;
  SELECT pg_advisory_xact_lock(${locks.auditLog})`);

/** Lets one transaction at a time append to the audit log, until it ends. */
export async function waitForAuditLog(tx: Tx): Promise<void> {
  if (engine === "postgres") await execute(tx, lockAuditLog);
}

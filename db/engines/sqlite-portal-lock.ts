import Database from "better-sqlite3";
import { type MovingLock, PortalLockError, type PortalLock } from "./portal-lock-error";

// The lock is SQLite's own of a file beside the database, whose connections it leaves alone. A transaction that reads
// shares it, and one that writes has it alone. The system releases it when its process ends.

/** Portals may ask while one who wants the lock alone is refused. */
const waitMs = { shared: 1_000, alone: 0 };

/**
 * Holds the lock of running portals, which they share, until it is released.
 *
 * @param file of the database
 * @throws {PortalLockError} if files are being moved
 */
export function holdSqlitePortalLock(file: string): PortalLock {
  return lock(file, "shared", (cause) => PortalLockError.whileMoving(cause));
}

/**
 * Keeps portals from starting until it is released.
 *
 * @param file of the database
 * @throws {PortalLockError} if one runs
 */
export function keepSqlitePortalsOut(file: string): MovingLock {
  const held = lock(file, "alone", (cause) => PortalLockError.whileRunning(cause));
  return { ...held, requireHeld: async () => {} };
}

const statements = { shared: "BEGIN; SELECT count(*) FROM sqlite_schema", alone: "BEGIN EXCLUSIVE" };

function lock(
  file: string,
  kind: "shared" | "alone",
  refused: (cause: unknown) => PortalLockError,
): PortalLock {
  const connection = new Database(/*turbopackIgnore: true*/ `${file}.portals`, { timeout: waitMs[kind] });
  try {
    connection.pragma("journal_mode = MEMORY"); // which leaves no file beside it
    connection.exec(statements[kind]);
    return { release: async () => void connection.close() };
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") throw refused(error);
    throw error;
  }
}

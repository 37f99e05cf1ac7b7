import Database from "better-sqlite3";

/**
 * A lock that the system releases when its holder ends, however it ends. It is SQLite's lock of a file (fcntl(2)), as
 * Node has none of its own. A process id would not do: it is taken again, and each container counts from 1.
 */
export type ProcessLock = { release(): void };

type Options = {
  /** How long to wait for another holder. */
  waitMs: number;
  /** Whether others that share the lock may hold it as well. */
  isShared?: boolean;
};

/**
 * Locks a file, which is created.
 *
 * @returns undefined if another process, or another lock of this one, holds it
 */
export function lockFile(file: string, { waitMs, isShared = false }: Options): ProcessLock | undefined {
  const lock = new Database(/*turbopackIgnore: true*/ file, { timeout: waitMs });
  try {
    lock.pragma("journal_mode = MEMORY"); // which leaves no file beside it
    // A transaction that has read shares the file's lock until it ends.
    lock.exec(isShared ? "BEGIN; SELECT count(*) FROM sqlite_schema" : "BEGIN EXCLUSIVE");
    return { release: () => void lock.close() };
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") return undefined;
    throw error;
  }
}

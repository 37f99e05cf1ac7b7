import Database from "better-sqlite3";

/**
 * A lock that the system releases when its holder ends, however it ends. It is SQLite's lock of a file (fcntl(2)), as
 * Node has none of its own. A process id would not do: it is taken again, and each container counts from 1.
 */
export type ProcessLock = { release(): void };

/**
 * Locks a file, which is created.
 *
 * @param waitMs how long to wait for another holder
 * @returns undefined if another process, or another lock of this one, holds it
 */
export function lockFile(file: string, { waitMs }: { waitMs: number }): ProcessLock | undefined {
  const lock = new Database(/*turbopackIgnore: true*/ file, { timeout: waitMs });
  try {
    lock.pragma("journal_mode = MEMORY"); // which leaves no file beside it
    lock.exec("BEGIN EXCLUSIVE");
    return { release: () => void lock.close() };
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") return undefined;
    throw error;
  }
}

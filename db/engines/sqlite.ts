import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { lockFile } from "@/lib/base/process-lock";
import { folded } from "@/lib/domain/text/search-key";
import type { Db, Handle, Tx } from "../dialect/handle";
import { createCommitListeners } from "./commit-listeners";
import { DatabaseError, requireKnownMigrations } from "./database-error";
import { logIndexRebuild, logMigration } from "./long-start";
import { installLibraryIndex, removeLibraryIndex } from "./sqlite-library-index";
import { createWriteGuard } from "./write-guard";

const migrationsFolder = path.join(process.cwd(), "db", "migrations");

/**
 * Opens the database, creating and migrating it if necessary.
 *
 * @param file the path of the database; its folder is created
 * @throws {DatabaseError} if a newer version of the portal has used it, or another process has it locked
 */
export function openSqlite(file: string): Db {
  mkdirSync(/*turbopackIgnore: true*/ path.dirname(file), { recursive: true });
  const writing = withOpeningLock(file, () => {
    const connection = connect(file);
    // A migration that rebuilds a table drops the old one, which other tables reference.
    connection.pragma("foreign_keys = OFF");
    if (hasNewMigrations(connection)) removeLibraryIndex(connection); // its triggers refer to the dropped table
    connection.function("folded", { deterministic: true }, (text) => folded(String(text))); // for migrations
    migrate(drizzle(connection), { migrationsFolder });
    connection.pragma("foreign_keys = ON");
    installLibraryIndex(connection, logIndexRebuild);
    return connection;
  });
  const reading = connect(file);
  reading.pragma("query_only = ON");
  return {
    read: drizzle(reading) as unknown as Handle,
    ...createWriteQueue(writing),
    async close() {
      reading.close();
      writing.close();
    },
  };
}

/** Opens an existing database for reading; nothing is created or migrated. */
export function openSqliteForReading(file: string): Pick<Db, "read" | "close"> {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  return {
    read: drizzle(connection) as unknown as Handle,
    close: async () => void connection.close(),
  };
}

/**
 * Makes processes that start together open the database one after the other: SQLite does not wait for the switch to
 * WAL, and two would run the same migration. The lock is a file next to the database and ends with its process.
 */
function withOpeningLock<T>(file: string, work: () => T): T {
  const lock = lockFile(`${file}.opening`, { waitMs: 30_000 });
  if (!lock) throw inUse(file);
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") throw inUse(file, error);
    throw error;
  } finally {
    lock.release();
  }
}

const inUse = (file: string, cause?: unknown) =>
  new DatabaseError(`${file} is locked by another process.`, { cause });

function hasNewMigrations(connection: Database.Database): boolean {
  const table = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  const count = table ? connection.prepare("SELECT count(*) FROM __drizzle_migrations").pluck().get() : 0;
  const applied = Number(count);
  const known = readMigrationFiles({ migrationsFolder }).length;
  requireKnownMigrations(applied, known);
  logMigration({ applied, known });
  return applied !== known;
}

function connect(file: string): Database.Database {
  const connection = new Database(file);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL"); // a commit survives a power cut: users rely on what was confirmed
  connection.pragma("foreign_keys = ON");
  connection.pragma("busy_timeout = 5000");
  return connection;
}

function createWriteQueue(connection: Database.Database): Omit<Db, "read" | "close"> {
  const tx = drizzle(connection) as unknown as Tx;
  const guard = createWriteGuard();
  const { onCommit, notify } = createCommitListeners();
  const totalChanges = connection.prepare("SELECT total_changes()").pluck();
  let last: Promise<unknown> = Promise.resolve();

  async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    connection.exec("BEGIN IMMEDIATE");
    const before = totalChanges.get();
    let result: T;
    try {
      result = await guard.run(() => work(tx));
      connection.exec("COMMIT");
    } catch (error) {
      if (connection.inTransaction) connection.exec("ROLLBACK");
      throw error;
    }
    if (totalChanges.get() !== before) notify();
    return result;
  }

  const write: Db["write"] = async (work) => {
    guard.requireOutside();
    const result = last.then(() => transaction(work));
    last = result.catch(() => undefined);
    return result;
  };
  return { write, writeConcurrently: write, onCommit };
}

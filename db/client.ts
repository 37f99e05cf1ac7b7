import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { log } from "@/lib/base/log";
import { folded } from "@/lib/domain/text/search-key";
import { installLibraryIndex, removeLibraryIndex } from "./library-index";
import * as schema from "./schema";

/** What repositories read from: the read connection or the current transaction. */
export type Handle = BetterSQLite3Database<typeof schema>;

declare const inTransaction: unique symbol;

/** A handle inside a transaction. Only `db.write` creates one, so only its callback can write. */
export type Tx = Handle & { readonly [inTransaction]: true };

export type Db = {
  read: Handle;
  /**
   * Runs `work` in a transaction on the write connection, one transaction at a time. Keep it to a few statements,
   * and never wait in it for anything but the database.
   *
   * @returns the result of `work`, once it is committed
   * @throws what `work` throws, after the rollback; an Error if called inside another `write`
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls `listener` after every commit that changed rows, in the async context in which it was added, so that what
   * it starts does not belong to the request that committed. An error that it throws is only logged.
   *
   * @returns a function that removes the listener
   */
  onCommit(listener: () => void): () => void;
  close(): void;
};

const migrationsFolder = path.join(process.cwd(), "db", "migrations");

/**
 * Opens the database, creating and migrating it if necessary.
 *
 * @param file the path of the database; its folder is created
 */
export function openDatabase(file: string): Db {
  mkdirSync(/*turbopackIgnore: true*/ path.dirname(file), { recursive: true });
  const writing = withOpeningLock(file, () => {
    const connection = connect(file);
    // A migration that rebuilds a table drops the old one, which other tables reference.
    connection.pragma("foreign_keys = OFF");
    if (hasNewMigrations(connection)) removeLibraryIndex(connection); // its triggers refer to the dropped table
    connection.function("folded", { deterministic: true }, (text) => folded(String(text))); // for migrations
    migrate(drizzle(connection, { schema }), { migrationsFolder });
    connection.pragma("foreign_keys = ON");
    installLibraryIndex(connection);
    return connection;
  });
  const reading = connect(file);
  reading.pragma("query_only = ON");
  return {
    read: drizzle(reading, { schema }),
    ...createWriteQueue(writing),
    close() {
      reading.close();
      writing.close();
    },
  };
}

/** Opens an existing database for reading; nothing is created or migrated. */
export function openForReading(file: string): { read: Handle; close: () => void } {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  return { read: drizzle(connection, { schema }), close: () => connection.close() };
}

/**
 * Lets processes that start together open the database one after the other: SQLite does not wait for the switch to
 * WAL, and two would run the same migration. The lock is a file beside the database and ends with its process.
 */
function withOpeningLock<T>(file: string, work: () => T): T {
  const lock = new Database(`${file}.opening`, { timeout: 30_000 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return work();
  } finally {
    lock.close();
  }
}

function hasNewMigrations(connection: Database.Database): boolean {
  const table = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  const done = table ? connection.prepare("SELECT count(*) FROM __drizzle_migrations").pluck().get() : 0;
  return done !== readMigrationFiles({ migrationsFolder }).length;
}

function connect(file: string): Database.Database {
  const connection = new Database(file);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL"); // a commit survives a power cut: users rely on what was confirmed
  connection.pragma("foreign_keys = ON");
  connection.pragma("busy_timeout = 5000");
  return connection;
}

/** A listener that throws must not reject a write that is committed, nor silence the other listeners. */
function notify(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    log("A listener of commits failed", error);
  }
}

function createWriteQueue(connection: Database.Database): Pick<Db, "write" | "onCommit"> {
  const tx = drizzle(connection, { schema }) as Handle as Tx;
  const running = new AsyncLocalStorage<true>();
  const listeners = new Set<() => void>();
  const totalChanges = connection.prepare("SELECT total_changes()").pluck();
  let last: Promise<unknown> = Promise.resolve();

  async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    connection.exec("BEGIN IMMEDIATE");
    const before = totalChanges.get();
    let result: T;
    try {
      result = await running.run(true, () => work(tx));
      connection.exec("COMMIT");
    } catch (error) {
      if (connection.inTransaction) connection.exec("ROLLBACK");
      throw error;
    }
    if (totalChanges.get() !== before) for (const listener of listeners) notify(listener);
    return result;
  }

  return {
    async write(work) {
      if (running.getStore())
        throw new Error("db.write was called inside db.write: pass the transaction on instead.");
      const result = last.then(() => transaction(work));
      last = result.catch(() => undefined);
      return result;
    },
    onCommit(listener) {
      const bound = AsyncResource.bind(listener);
      listeners.add(bound);
      return () => void listeners.delete(bound);
    },
  };
}

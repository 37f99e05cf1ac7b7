import path from "node:path";
import Sqlite from "better-sqlite3";
import { StartError } from "../base/start-error";
import { schema } from "./schema";

export type Database = Sqlite.Database;

const schemaVersion = 5;

/** How a database of an earlier version becomes one of the next. */
const upgrades: Record<number, string> = {
  2: "ALTER TABLE farewells RENAME TO ended_sessions",
  3: `ALTER TABLE signings ADD COLUMN level TEXT;
    ALTER TABLE signings ADD COLUMN archive_at INTEGER;
    ALTER TABLE signatures ADD COLUMN lacks_evidence INTEGER NOT NULL DEFAULT 0`,
  4: "ALTER TABLE faults ADD COLUMN file TEXT",
};

/**
 * Opens the sandbox's own database in its data folder. Creates the tables on first use and upgrades earlier
 * versions.
 *
 * @throws {StartError} when the database was written by another version of the sandbox
 */
export function openDatabase(dataDir: string): Database {
  const database = new Sqlite(path.join(dataDir, "sandbox.sqlite"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 5000");
  let version = Number(database.pragma("user_version", { simple: true }));
  if (version === 0) version = apply(database, schema, schemaVersion);
  for (let step = upgrades[version]; step !== undefined; step = upgrades[version])
    version = apply(database, step, version + 1);
  if (version === schemaVersion) return database;
  database.close();
  throw new StartError(`The data in ${dataDir} is of another version of the sandbox: remove the folder.`);
}

/** Runs statements that lead to a version. @returns that version */
function apply(database: Database, statements: string, version: number): number {
  database.transaction(() => {
    database.exec(statements);
    database.pragma(`user_version = ${version}`);
  })();
  return version;
}

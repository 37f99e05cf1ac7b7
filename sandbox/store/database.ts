import path from "node:path";
import Sqlite from "better-sqlite3";
import { StartError } from "../base/start-error";
import { schema } from "./schema";

export type Database = Sqlite.Database;

const schemaVersion = 3;

/**
 * Opens the sandbox's own database in its data folder. Creates the tables on first use and upgrades version 2.
 *
 * @throws {StartError} when the database was written by another version of the sandbox
 */
export function openDatabase(dataDir: string): Database {
  const database = new Sqlite(path.join(dataDir, "sandbox.sqlite"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 5000");
  const version = database.pragma("user_version", { simple: true });
  if (version === 0) apply(database, schema);
  else if (version === 2) apply(database, "ALTER TABLE farewells RENAME TO ended_sessions");
  else if (version !== schemaVersion) {
    database.close();
    throw new StartError(`The data in ${dataDir} is of another version of the sandbox: remove the folder.`);
  }
  return database;
}

function apply(database: Database, statements: string) {
  database.transaction(() => {
    database.exec(statements);
    database.pragma(`user_version = ${schemaVersion}`);
  })();
}

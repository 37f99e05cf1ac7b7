import path from "node:path";
import { openPostgres, openPostgresForReading } from "./engines/postgres";
import { openSqlite, openSqliteForReading } from "./engines/sqlite";
import type { Db } from "./dialect/handle";

export type { Db, Handle, Tx } from "./dialect/handle";

/** Where the database is: the URL of PostgreSQL if there is one, otherwise a file in the data folder. */
export type Place = { dataDir: string; databaseUrl?: string };

/** The file of SQLite. */
export const fileIn = (dataDir: string) => path.join(/*turbopackIgnore: true*/ dataDir, "paraph.db");

/**
 * Opens the database, creating and migrating it if necessary.
 *
 * @throws {DatabaseError} if it cannot be used, in a sentence for the operator
 */
export async function openDatabase({ dataDir, databaseUrl }: Place): Promise<Db> {
  return databaseUrl === undefined ? openSqlite(fileIn(dataDir)) : openPostgres(databaseUrl);
}

/** Opens an existing database for reading; nothing is created or migrated. */
export function openForReading({ dataDir, databaseUrl }: Place): Pick<Db, "read" | "close"> {
  return databaseUrl === undefined
    ? openSqliteForReading(fileIn(dataDir))
    : openPostgresForReading(databaseUrl);
}

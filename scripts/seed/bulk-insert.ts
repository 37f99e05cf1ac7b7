import type Database from "better-sqlite3";
import { getTableColumns, getTableName, type InferInsertModel } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";

/**
 * Returns a function that inserts a row into a table. Its statement is prepared once, as it runs up to a million
 * times.
 */
export function inserterOf<T extends SQLiteTable>(connection: Database.Database, table: T) {
  const columns = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
  const names = columns.map(([, column]) => column.name);
  const statement = connection.prepare(
    `INSERT INTO ${getTableName(table)} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
  );
  return (row: InferInsertModel<T>) => {
    const values = row as Record<string, unknown>;
    statement.run(columns.map(([key, column]) => toStored(column, values[key] ?? column.default ?? null)));
  };
}

const toStored = (column: SQLiteColumn, value: unknown) =>
  value === null ? null : column.mapToDriverValue(value);

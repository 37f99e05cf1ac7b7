import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { openSqlite } from "@/db/engines/sqlite";
import { StartError } from "@/lib/base/start-error";
import { copyLine, hasRefusedText, type StoredValue } from "./copy-text";
import type { MovedTable } from "./moved-tables";

/** Some rows, in the format in which they are sent. */
export type Piece = {
  lines: string;
  rows: number;
  /** The key of the last row. */
  lastKey: StoredValue[];
  /** The number of rows with text that PostgreSQL refuses. */
  replaced: number;
};

export type Source = {
  count(table: string): number;
  /** The rows of a table after a key, in the order of its key. Only one table can be read at a time. */
  pieces(table: MovedTable, afterKey?: StoredValue[]): Generator<Piece>;
  /** The highest number that an auto-incrementing column has ever had. */
  highest(table: string): number;
  /** The hash of the last entry of the audit log. */
  chainHead(): string | undefined;
  sealedCanary(): string | undefined;
  close(): void;
};

/** A small number, because rows with validation reports are large. */
const rowsOfPiece = 250;

/**
 * Opens the database of a stopped portal, migrates it to this version, and keeps other processes out until it is
 * closed.
 *
 * @throws {StartError} if the file does not exist, or another process has it open
 */
export async function openSource(file: string): Promise<Source> {
  if (!existsSync(file)) throw new StartError(`There is no database at ${file}: DATA_DIR names its folder.`);
  lockedConnection(file).close();
  await openSqlite(file).close();
  return sourceOf(lockedConnection(file));
}

/**
 * A connection in WAL mode holds a shared lock while it is open, so no other process has the file open once this one
 * holds the exclusive lock (https://www.sqlite.org/pragma.html#pragma_locking_mode).
 */
function lockedConnection(file: string): Database.Database {
  const connection = new Database(file, { timeout: 0 });
  try {
    connection.pragma("locking_mode = EXCLUSIVE");
    connection.exec("BEGIN EXCLUSIVE");
    return connection;
  } catch (cause) {
    connection.close();
    if (cause instanceof Database.SqliteError && cause.code === "SQLITE_BUSY")
      throw new StartError(`${file} is in use: stop the portal, and any other program that reads it.`, {
        cause,
      });
    throw cause;
  }
}

function sourceOf(connection: Database.Database): Source {
  const firstOf = <T>(query: string) => connection.prepare(query).pluck().get() as T | undefined;
  return {
    count: (table) => firstOf<number>(`SELECT count(*) FROM "${table}"`) ?? 0,
    highest: (table) => firstOf<number>(`SELECT seq FROM sqlite_sequence WHERE name = '${table}'`) ?? 0,
    chainHead: () => firstOf("SELECT hash FROM audit_events ORDER BY seq DESC LIMIT 1"),
    sealedCanary: () => firstOf("SELECT sealed_canary FROM installation"),
    pieces: (table, afterKey) => piecesOf(connection, table, afterKey),
    close: () => void connection.close(),
  };
}

function* piecesOf(
  connection: Database.Database,
  table: MovedTable,
  afterKey: StoredValue[] = [],
): Generator<Piece> {
  const names = table.columns.map(({ name }) => name).join(", ");
  const key = table.key.join(", ");
  const condition = afterKey.length > 0 ? `WHERE (${key}) > (${afterKey.map(() => "?").join(", ")})` : "";
  const rows = connection
    .prepare(`SELECT ${names} FROM ${table.name} ${condition} ORDER BY ${key}`)
    .raw()
    .iterate(...afterKey) as IterableIterator<StoredValue[]>;
  for (const some of chunksOf(rows, rowsOfPiece))
    yield {
      lines: some.map((row) => lineOf(row, table)).join(""),
      rows: some.length,
      lastKey: keyOf(some.at(-1) ?? [], table),
      replaced: some.filter(hasRefusedText).length,
    };
}

const keyOf = (row: StoredValue[], { key, columns }: MovedTable) =>
  key.map((name) => row[columns.findIndex((column) => column.name === name)] ?? null);

/** @throws {StartError} for a row that cannot be moved */
function lineOf(row: StoredValue[], table: MovedTable): string {
  try {
    return copyLine(row, table.columns);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new StartError(
      `The row ${keyOf(row, table).join(", ")} of ${table.name} cannot be moved: ${cause.message}.`,
      {
        cause,
      },
    );
  }
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

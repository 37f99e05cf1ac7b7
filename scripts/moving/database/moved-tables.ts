import { getTableName, is } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";

export type MovedColumn = { name: string; kind: "text" | "integer" | "flag" | "bytes" };

/** A table of both databases. Its rows are read in the order of its key. */
export type MovedTable = {
  name: string;
  columns: MovedColumn[];
  key: string[];
  /** The auto-incrementing column. */
  counter?: string;
};

const kinds: Record<string, MovedColumn["kind"]> = {
  'text collate "C"': "text",
  bigint: "integer",
  boolean: "flag",
  bytea: "bytes",
};

/** All tables whose rows are moved, each after those that it references. */
export function movedTables(): MovedTable[] {
  const ordered: PgTable[] = [];
  const add = (table: PgTable, path: PgTable[]) => {
    if (ordered.includes(table)) return;
    if (path.includes(table)) throw new Error(`The foreign keys of ${getTableName(table)} form a circle.`);
    for (const { reference } of getTableConfig(table).foreignKeys)
      add(reference().foreignTable, [...path, table]);
    ordered.push(table);
  };
  for (const each of Object.values<unknown>(schema)) if (is(each, PgTable)) add(each, []);
  return ordered.filter((table) => table !== schema.libraryEntries).map(movedTable);
}

/** The table of the library index, which is rebuilt with the same rows under other ids. */
export function rebuiltTable(): MovedTable {
  const { id, documentId, userId } = schema.libraryEntries;
  const { columns, ...table } = movedTable(schema.libraryEntries);
  return {
    ...table,
    columns: columns.filter(({ name }) => name !== id.name),
    key: [documentId.name, userId.name],
  };
}

function movedTable(table: PgTable): MovedTable {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  return {
    name: getTableName(table),
    columns: columns.map((column) => ({ name: column.name, kind: kindOf(column) })),
    key: key.map(({ name }) => name),
    counter: columns.find((column) => column.generatedIdentity)?.name,
  };
}

function kindOf(column: PgColumn): MovedColumn["kind"] {
  const kind = kinds[column.getSQLType()];
  if (!kind) throw new Error(`Columns of the type ${column.getSQLType()} cannot be moved.`);
  return kind;
}

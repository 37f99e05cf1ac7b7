import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { rowsOf } from "../dialect/handle";
import { openSqliteTestDatabase, openTestDatabase } from "../testing/open-test-database";

/** The type of a PostgreSQL column, by its name in SQLite. */
const kinds: Record<string, string> = { text: "text", bigint: "integer", boolean: "integer", bytea: "blob" };

/** Objects that only one engine needs for the library's index, and the tables of the migrations. */
const own = /^(document_search|library_stale|library_refresh|library_entries_words|__drizzle|sqlite_)/;

const isShared = ({ name }: { name: string }) => !own.test(name);
const described = (lines: string[]) => [...new Set(lines)].sort();

type SqliteColumn = { name: string; type: string; notnull: number; pk: number };
type SqliteKey = { from: string; table: string; to: string; on_delete: string };
type SqliteIndex = { name: string; unique: number; partial: number; origin: string };

function describeSqlite(file: string) {
  const connection = new Database(file, { readonly: true });
  const rowsIn = <Row>(statement: string, ...values: unknown[]) =>
    connection.prepare(statement).all(...values) as Row[];
  const tables = rowsIn<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table'",
  ).filter(isShared);
  const of = <Row>(pragma: string) =>
    tables.flatMap(({ name: table }) =>
      rowsIn<Row>(`SELECT * FROM pragma_${pragma}(?)`, table).map((row) => ({ ...row, table, of: table })),
    );
  const result = {
    columns: described(
      of<SqliteColumn>("table_info").map(
        ({ of: table, name, type, notnull, pk }) =>
          `${table}.${name} ${type.toLowerCase()}${notnull || pk ? " not null" : ""}${pk ? " key" : ""}`,
      ),
    ),
    foreignKeys: described(
      tables.flatMap(({ name }) =>
        rowsIn<SqliteKey>("SELECT * FROM pragma_foreign_key_list(?)", name).map(
          (key) => `${name}.${key.from} -> ${key.table}.${key.to} ${key.on_delete.toLowerCase()}`,
        ),
      ),
    ),
    indexes: described(
      of<SqliteIndex>("index_list")
        .filter(({ name, origin }) => origin === "c" && isShared({ name }))
        .map(({ name, unique, partial }) => {
          const columns = rowsIn<{ name: string }>("SELECT name FROM pragma_index_info(?)", name);
          return describeIndex(
            name,
            Boolean(unique),
            Boolean(partial),
            columns.map((column) => column.name),
          );
        }),
    ),
    checks: described(
      tables.flatMap(({ sql: statement }) =>
        [...statement.matchAll(/CONSTRAINT ["`](\w+)["`] CHECK/g)].map(([, name]) => String(name)),
      ),
    ),
  };
  connection.close();
  return result;
}

const describeIndex = (name: string, isUnique: boolean, isPartial: boolean, columns: string[]) =>
  `${name} (${columns.join(", ")})${isUnique ? " unique" : ""}${isPartial ? " partial" : ""}`;

async function describePostgres() {
  const db = openTestDatabase();
  const columns = await rowsOf<{
    table: string;
    name: string;
    type: string;
    nullable: boolean;
    key: boolean;
  }>(
    db.read,
    sql`select c.table_name as "table", c.column_name as name, c.data_type as type, c.is_nullable = 'YES' as nullable,
      exists (select 1 from information_schema.key_column_usage k join information_schema.table_constraints t
        using (constraint_name, table_name) where t.constraint_type = 'PRIMARY KEY'
        and k.table_name = c.table_name and k.column_name = c.column_name) as key
      from information_schema.columns c where c.table_schema = 'public'`,
  );
  const keys = await rowsOf<{ line: string }>(
    db.read,
    sql`select conrelid::regclass || '.' || f.attname || ' -> ' || confrelid::regclass || '.' || t.attname || ' ' ||
      case confdeltype when 'c' then 'cascade' when 'n' then 'set null' else 'no action' end as line
      from pg_constraint cross join unnest(conkey, confkey) as pair (own, other)
      join pg_attribute f on f.attrelid = conrelid and f.attnum = pair.own
      join pg_attribute t on t.attrelid = confrelid and t.attnum = pair.other where contype = 'f'`,
  );
  const indexes = await rowsOf<{ name: string; unique: boolean; partial: boolean; columns: string[] }>(
    db.read,
    sql`select i.indexrelid::regclass::text as name, i.indisunique as unique, i.indpred is not null as partial,
      array(select a.attname::text from unnest(i.indkey) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum order by place) as columns
      from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace and not i.indisprimary`,
  );
  const checks = await rowsOf<{ name: string }>(
    db.read,
    sql`select conname::text as name from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`,
  );
  return {
    columns: described(
      columns
        .filter(({ table, name }) => isShared({ name: table }) && name !== "search_words")
        .map(
          ({ table, name, type, nullable, key }) =>
            `${table}.${name} ${kinds[type] ?? type}${nullable ? "" : " not null"}${key ? " key" : ""}`,
        ),
    ),
    foreignKeys: described(keys.map(({ line }) => line)),
    indexes: described(
      indexes
        .filter(isShared)
        .map(({ name, unique, partial, columns }) =>
          describeIndex(
            name,
            unique,
            partial,
            name.startsWith("library_entries") ? withoutRow(columns) : columns,
          ),
        ),
    ),
    checks: described(checks.map(({ name }) => name)),
  };
}

/** SQLite's indexes end with the number of the row, which is the id of an entry of the library. */
const withoutRow = (columns: string[]) => columns.filter((column) => column !== "id");

test("the migrations of both engines create the same tables, keys, indexes and checks", async () => {
  const sqlite = describeSqlite(openSqliteTestDatabase().file);
  const postgres = await describePostgres();
  expect(postgres.columns.length).toBeGreaterThan(200);
  for (const kind of ["columns", "foreignKeys", "indexes", "checks"] as const)
    expect(postgres[kind], kind).toEqual(sqlite[kind]);
});

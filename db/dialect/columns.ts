import { type SQL, sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";
import { engine } from "./engine";

/** Compared by bytes, independently of the database's collation, as in SQLite. */
const pgText = pg.customType<{ data: string }>({ dataType: () => `text collate "C"` });

/** JSON as text: data that was hashed or signed must be returned byte for byte. */
const pgJson = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => `text collate "C"`,
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (text) => JSON.parse(text),
});

const pgInstant = pg.customType<{ data: Date; driverData: number }>({
  dataType: () => "bigint",
  toDriver: (at) => at.getTime(),
  fromDriver: (milliseconds) => new Date(milliseconds),
});

const pgBytes = pg.customType<{ data: Buffer }>({ dataType: () => "bytea" });

const onPostgres = {
  defineTable: pg.pgTable,
  text: pgText as unknown as typeof pg.text,
  json: (name: string) => pgJson(name),
  /** A whole number, which may be larger than 2^31. */
  integer: (name: string) => pg.bigint(name, { mode: "number" }),
  /** An auto-incrementing primary key. */
  serial: (name: string) => pg.bigint(name, { mode: "number" }).generatedByDefaultAsIdentity().primaryKey(),
  flag: (name: string) => pg.boolean(name),
  bytes: (name: string) => pgBytes(name),
  /** A point in time, in milliseconds since the Unix epoch. */
  instant: (name: string) => pgInstant(name),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
  alias: pg.alias,
};

const onSqlite = {
  defineTable: lite.sqliteTable,
  text: lite.text,
  json: (name: string) => lite.text(name, { mode: "json" }),
  integer: (name: string) => lite.integer(name),
  serial: (name: string) => lite.integer(name).primaryKey({ autoIncrement: true }),
  flag: (name: string) => lite.integer(name, { mode: "boolean" }),
  bytes: (name: string) => lite.blob(name, { mode: "buffer" }),
  instant: (name: string) => lite.integer(name, { mode: "timestamp_ms" }),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  check: lite.check,
  alias: lite.alias,
} as unknown as typeof onPostgres;

/**
 * The building blocks of tables, for either engine. They have the types of PostgreSQL, whose queries are only promises:
 * code that compiles for PostgreSQL also runs on SQLite.
 */
export const {
  defineTable,
  text,
  json,
  integer,
  serial,
  flag,
  bytes,
  instant,
  index,
  uniqueIndex,
  primaryKey,
  check,
  alias,
} = engine === "postgres" ? onPostgres : onSqlite;

/** Drizzle's `enum` is a TypeScript type only, so each enum column also has a CHECK. */
export const oneOf = (values: readonly string[]): SQL =>
  sql.raw(`(${values.map((value) => `'${value}'`).join(", ")})`);

import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { engine } from "./engine";

// Expressions that differ between the engines. Everything else is written once, in the repositories.

const isPostgres = engine === "postgres";
const wholeNumber = sql.raw(isPostgres ? "bigint" : "integer");

/** Condition: a column contains a text exactly. */
export const containsText = (column: AnyColumn, text: string): SQL =>
  isPostgres ? sql`strpos(${column}, ${text}) > 0` : sql`instr(${column}, ${text}) > 0`;

/** A field of a JSON column, as text. */
export const fieldOf = (column: AnyColumn, name: string): SQL =>
  isPostgres ? sql`(${column}::jsonb ->> ${name})` : sql`json_extract(${column}, ${`$.${name}`})`;

/** A column in a condition for which SQLite must not use an index. PostgreSQL decides by its statistics. */
export const unindexed = (column: AnyColumn): SQL => (isPostgres ? sql`${column}` : sql`+${column}`);

/** The day or the month of a point in time in UTC, for example 2026-11-24 or 2026-11. */
export const periodOf = (at: AnyColumn, period: "day" | "month"): SQL<string> =>
  isPostgres
    ? sql`to_char(to_timestamp(${at} / 1000) at time zone 'UTC', ${sql.raw(period === "day" ? "'YYYY-MM-DD'" : "'YYYY-MM'")})`
    : sql`strftime(${sql.raw(period === "day" ? "'%Y-%m-%d'" : "'%Y-%m'")}, ${at} / 1000, 'unixepoch')`;

/** Condition: a flag is set. Partial indexes are defined with it and are used only by queries that use it too. */
export const isSet = (flag: AnyColumn): SQL => (isPostgres ? sql`${flag} is true` : sql`${flag} = 1`);

/** A point in time or null, in an expression from which the database cannot infer the type. */
export const instantOf = (at: Date | null): SQL => sql`cast(${at?.getTime() ?? null} as ${wholeNumber})`;

/** The time by the clock of the database, in milliseconds since the Unix epoch. */
export const databaseTime: SQL<number> = isPostgres
  ? sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`
  : sql`cast(unixepoch('subsec') * 1000 as integer)`;

/** A number that may exceed JavaScript's safe integers, given as digits. */
export const integerOf = (digits: string): SQL => sql`cast(${digits} as ${wholeNumber})`;

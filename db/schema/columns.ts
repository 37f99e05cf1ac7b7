import { sql } from "drizzle-orm";
import { integer } from "drizzle-orm/sqlite-core";

/** A point in time, in milliseconds since the Unix epoch. */
export const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

/** Drizzle's `enum` is a TypeScript type only, so each enum column also has a CHECK. */
export const oneOf = (values: readonly string[]) =>
  sql.raw(`(${values.map((value) => `'${value}'`).join(", ")})`);

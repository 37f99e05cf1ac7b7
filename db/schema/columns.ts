import { sql } from "drizzle-orm";
import { integer } from "drizzle-orm/sqlite-core";

/** A moment, in milliseconds since 1970. */
export const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

/** SQLite ignores the type hint of an enum column, so each has a CHECK as well. */
export const oneOf = (words: readonly string[]) =>
  sql.raw(`(${words.map((word) => `'${word}'`).join(", ")})`);

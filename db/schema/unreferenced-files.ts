import { sql } from "drizzle-orm";
import { check, defineTable, index, instant, oneOf, primaryKey, text } from "../dialect/columns";

/** The kinds of stored files: files of documents, or trusted lists and the services compiled from them. */
export const storeContents = ["documents", "trust"] as const;

/** Stored bytes to which no row refers, until they are removed (docs/decisions/0007-files.md). */
export const unreferencedFiles = defineTable(
  "unreferenced_files",
  {
    contents: text("contents", { enum: storeContents }).notNull(),
    sha256: text("sha256").notNull(),
    /** When the last row that referred to them was deleted, or when they were about to be stored. */
    since: instant("since").notNull(),
    /** When a portal began to remove them. From then on, no row may refer to them. */
    removingSince: instant("removing_since"),
  },
  (table) => [
    primaryKey({ columns: [table.contents, table.sha256] }),
    index("unreferenced_files_since").on(table.contents, table.since),
    check("unreferenced_files_contents", sql`${table.contents} in ${oneOf(storeContents)}`),
  ],
);

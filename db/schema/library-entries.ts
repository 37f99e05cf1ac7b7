import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { documentStatuses } from "@/lib/domain/signing/signing-status";
import { instant } from "./columns";
import { documents } from "./library";
import { users } from "./people";

/**
 * The library as each person sees it: one row for each document and each user who may see it, with what lists are
 * sorted by. Triggers keep it, and the full-text index beside it (db/library-index.ts); nothing else writes it.
 */
export const libraryEntries = sqliteTable(
  "library_entries",
  {
    /**
     * The moment of the last change, shifted by 20 bits, and a counter: so the rows of this table and of the full-text
     * index lie in the order of the library. Too large for a number of JavaScript: it is read as text.
     */
    id: integer("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    isOwn: integer("is_own", { mode: "boolean" }).notNull(),
    /** Whether it waits for this person's signature. */
    isWaiting: integer("is_waiting", { mode: "boolean" }).notNull(),
    status: text("status", { enum: documentStatuses }).notNull(),
    sortName: text("sort_name").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("library_entries_document").on(table.documentId, table.userId),
    index("library_entries_changed").on(table.userId),
    index("library_entries_created").on(table.userId, table.createdAt),
    index("library_entries_name").on(table.userId, table.sortName),
    index("library_entries_waiting")
      .on(table.userId)
      .where(sql`${table.isWaiting} = 1`),
    index("library_entries_all_created")
      .on(table.createdAt)
      .where(sql`${table.isOwn} = 1`),
    index("library_entries_all_name")
      .on(table.sortName)
      .where(sql`${table.isOwn} = 1`),
  ],
);

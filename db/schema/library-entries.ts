import { documentStatuses } from "@/lib/domain/signing/signing-status";
import { defineTable, flag, index, instant, integer, text, uniqueIndex } from "../dialect/columns";
import { engine } from "../dialect/engine";
import { isSet } from "../dialect/words";
import { documents } from "./library";
import { users } from "./people";

/** SQLite appends the id of the row to every index by itself. */
const ownOrder = <Column>(id: Column): Column[] => (engine === "postgres" ? [id] : []);

/**
 * The library as each user sees it: one row per document and user who may see it, with the columns that lists sort by.
 * Triggers maintain it together with the full-text index (db/engines/library-index-sql.ts); nothing else writes to it.
 */
export const libraryEntries = defineTable(
  "library_entries",
  {
    /**
     * The time of the last change, shifted left by 20 bits, plus a counter, so that the rows of this table and of the
     * full-text index are stored in library order. Exceeds JavaScript's safe integers, so it is read as text.
     */
    id: integer("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    isOwn: flag("is_own").notNull(),
    /** Whether the document waits for this user's signature. */
    isWaiting: flag("is_waiting").notNull(),
    status: text("status", { enum: documentStatuses }).notNull(),
    sortName: text("sort_name").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("library_entries_document").on(table.documentId, table.userId),
    index("library_entries_changed").on(table.userId, ...ownOrder(table.id)),
    index("library_entries_created").on(table.userId, table.createdAt),
    index("library_entries_name").on(table.userId, table.sortName),
    index("library_entries_waiting")
      .on(table.userId, ...ownOrder(table.id))
      .where(isSet(table.isWaiting)),
    index("library_entries_all_created").on(table.createdAt).where(isSet(table.isOwn)),
    index("library_entries_all_name").on(table.sortName).where(isSet(table.isOwn)),
  ],
);

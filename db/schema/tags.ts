import { index, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant } from "./columns";
import { documents } from "./library";
import { users } from "./people";

/** Words by which a person sorts their documents. Only they see them. */
export const tags = sqliteTable(
  "tags",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    /** The name without capitals and accents: no two tags of a person differ by these alone. */
    foldedName: text("folded_name").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [uniqueIndex("tags_name").on(table.ownerId, table.foldedName)],
);

export const documentTags = sqliteTable(
  "document_tags",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    tagId: text("tag_id")
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.tagId] }),
    index("document_tags_tag").on(table.tagId),
  ],
);

import { defineTable, index, instant, primaryKey, text, uniqueIndex } from "../dialect/columns";
import { documents } from "./library";
import { users } from "./people";

/** Labels by which a person organizes their documents. Only that person sees them. */
export const tags = defineTable(
  "tags",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    /** The name without case and accents, unique among the tags of a person. */
    foldedName: text("folded_name").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [uniqueIndex("tags_name").on(table.ownerId, table.foldedName)],
);

export const documentTags = defineTable(
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

import { sql } from "drizzle-orm";
import { check, defineTable, integer, text } from "../dialect/columns";

/** What every start must agree with, in one row (docs/decisions/0040-several-portals.md). */
export const installation = defineTable(
  "installation",
  {
    id: integer("id").primaryKey(),
    /** Opens only with the AUTH_SECRET of the first start. */
    sealedCanary: text("sealed_canary").notNull(),
    /** Where the files are: `files-place.ts` says in which words. */
    filesPlace: text("files_place").notNull(),
  },
  (table) => [check("installation_one", sql`${table.id} = 1`)],
);

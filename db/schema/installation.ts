import { sql } from "drizzle-orm";
import { check, defineTable, integer, text } from "../dialect/columns";

/** Recorded by the first start and compared at every later one, in one row (docs/decisions/0040-several-portals.md). */
export const installation = defineTable(
  "installation",
  {
    id: integer("id").primaryKey(),
    /** Can be unsealed only with the AUTH_SECRET of the first start. */
    sealedCanary: text("sealed_canary").notNull(),
    /** Where the files are, in the format of lib/files/files-place.ts. */
    filesPlace: text("files_place").notNull(),
  },
  (table) => [check("installation_one", sql`${table.id} = 1`)],
);

import { sql } from "drizzle-orm";
import { importStates, type RowProblem, rowOutcomes } from "@/lib/domain/people/user-import";
import { userRoles } from "@/lib/domain/people/user-role";
import {
  check,
  defineTable,
  flag,
  instant,
  integer,
  json,
  oneOf,
  primaryKey,
  text,
} from "../dialect/columns";
import { users } from "./people";

/** Lists of people uploaded by an admin, shown for review before any account is created. */
export const userImports = defineTable(
  "user_imports",
  {
    id: text("id").primaryKey(),
    createdById: text("created_by_id")
      .notNull()
      .references(() => users.id),
    fileName: text("file_name").notNull(),
    state: text("state", { enum: importStates }).notNull(),
    /** Whether created users are invited by mail. */
    invites: flag("invites").notNull().default(false),
    createdAt: instant("created_at").notNull(),
    leaseUntil: instant("lease_until"),
    /** Counts claims, as for signings. */
    attempt: integer("attempt").notNull().default(0),
  },
  (table) => [check("user_imports_state", sql`${table.state} in ${oneOf(importStates)}`)],
);

export const userImportRows = defineTable(
  "user_import_rows",
  {
    importId: text("import_id")
      .notNull()
      .references(() => userImports.id, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    surname: text("surname").notNull(),
    role: text("role", { enum: userRoles }).notNull(),
    /** A row with problems never becomes an account. */
    problems: json("problems").$type<RowProblem[]>().notNull(),
    outcome: text("outcome", { enum: rowOutcomes }),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    check("user_import_rows_outcome", sql`${table.outcome} in ${oneOf(rowOutcomes)}`),
  ],
);

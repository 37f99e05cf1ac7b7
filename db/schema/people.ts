import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { languages } from "@/lib/domain/language";
import { userRoles } from "@/lib/domain/user-role";
import { instant, oneOf } from "../columns";

export const users = sqliteTable(
  "users",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    surname: text("surname").notNull(),
    role: text("role", { enum: userRoles }).notNull(),
    passwordHash: text("password_hash").notNull(),
    /** Null until the person chooses: then their browser's. */
    language: text("language", { enum: languages }),
    disabledAt: instant("disabled_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    check("users_role", sql`${table.role} in ${oneOf(userRoles)}`),
    check("users_language", sql`${table.language} in ${oneOf(languages)}`),
  ],
);

/** Signed-in browsers. A session is looked up on every request, so ending one takes effect at once. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** Attempts to sign in without a success since, for an account or an address; the subject is stored as a hash. */
export const signInThrottles = sqliteTable("sign_in_throttles", {
  subject: text("subject").primaryKey(),
  attempts: integer("attempts").notNull(),
  lastAttemptAt: instant("last_attempt_at").notNull(),
  blockedUntil: instant("blocked_until"),
});

import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { accountLinkKinds } from "@/lib/domain/people/account-link";
import { languages } from "@/lib/domain/text/language";
import { signerCountries } from "@/lib/domain/people/countries";
import { userRoles } from "@/lib/domain/people/user-role";
import { instant, oneOf } from "./columns";

/** People with an account. Of a deleted one the name stays, for documents and the log to name who it was. */
export const users = sqliteTable(
  "users",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    /** Empty, as the surname, until an invited person has entered it. */
    name: text("name").notNull(),
    surname: text("surname").notNull(),
    /** Surname, name and email as they are searched and ordered. */
    searchKey: text("search_key").notNull(),
    role: text("role", { enum: userRoles }).notNull(),
    /** Null until the person has set a password. */
    passwordHash: text("password_hash"),
    /** Null until the person chooses: then their browser's. */
    language: text("language", { enum: languages }),
    /** Prefilled on the signing page of this person. */
    country: text("country", { enum: signerCountries }),
    sealedPersonalCode: text("sealed_personal_code"),
    sealedPhone: text("sealed_phone"),
    lastSignInAt: instant("last_sign_in_at"),
    disabledAt: instant("disabled_at"),
    deletedAt: instant("deleted_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("users_email")
      .on(table.email)
      .where(sql`${table.deletedAt} is null`),
    index("users_search").on(table.searchKey),
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
    /** From where it was begun: the client's network address and its browser in short. */
    address: text("address"),
    client: text("client"),
    createdAt: instant("created_at").notNull(),
    /** Written now and then. Null until then. */
    lastSeenAt: instant("last_seen_at"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** One-time links by which people set a password. The link itself is known to its mail alone. */
export const accountLinks = sqliteTable(
  "account_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    /** Null for the first admin, who has no account yet. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: accountLinkKinds }).notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    index("account_links_user").on(table.userId),
    check("account_links_kind", sql`${table.kind} in ${oneOf(accountLinkKinds)}`),
  ],
);

/**
 * Attempts to sign in without a success since, and mails asked for, by account or address; the subject is stored as
 * a hash.
 */
export const signInThrottles = sqliteTable("sign_in_throttles", {
  subject: text("subject").primaryKey(),
  attempts: integer("attempts").notNull(),
  lastAttemptAt: instant("last_attempt_at").notNull(),
  blockedUntil: instant("blocked_until"),
});

import { sql } from "drizzle-orm";
import { accountLinkKinds } from "@/lib/domain/people/account-link";
import { languages } from "@/lib/domain/text/language";
import { signerCountries } from "@/lib/domain/people/countries";
import { userRoles } from "@/lib/domain/people/user-role";
import { check, defineTable, index, instant, integer, oneOf, text, uniqueIndex } from "../dialect/columns";

/** Accounts. A deleted account keeps its name, so that documents and the audit log can name the person. */
export const users = defineTable(
  "users",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    /** Empty, like the surname, until an invited person enters it. */
    name: text("name").notNull(),
    surname: text("surname").notNull(),
    /** Surname, name and email, folded for searching and sorting. */
    searchKey: text("search_key").notNull(),
    role: text("role", { enum: userRoles }).notNull(),
    /** Null until the person has set a password. */
    passwordHash: text("password_hash"),
    /** Null until the person chooses one; until then, their browser decides. */
    language: text("language", { enum: languages }),
    /** This field and the next two are prefilled on the person's signing page. */
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

/** Signed-in browsers. Sessions are looked up on every request, so ending one takes effect immediately. */
export const sessions = defineTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Origin of the sign-in: the client's network address and, in short form, its browser. */
    address: text("address"),
    client: text("client"),
    createdAt: instant("created_at").notNull(),
    /** Updated at intervals only; null before the first update. */
    lastSeenAt: instant("last_seen_at"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** One-time links for setting a password. Only a hash of the token is stored. */
export const accountLinks = defineTable(
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
 * Consecutive failed sign-ins, and requested mails, by account or network address; the subject is stored as a hash.
 */
export const signInThrottles = defineTable("sign_in_throttles", {
  subject: text("subject").primaryKey(),
  attempts: integer("attempts").notNull(),
  lastAttemptAt: instant("last_attempt_at").notNull(),
  blockedUntil: instant("blocked_until"),
});

import { sql } from "drizzle-orm";
import { mailEndings, mailKinds } from "@/lib/domain/mail/mail-kind";
import { check, defineTable, index, instant, integer, oneOf, text } from "../dialect/columns";
import { users } from "./people";
import { documents } from "./library";
import { signers, signings } from "./signing";

/** Links for signers without an account. Only a hash is stored: the link itself appears only in its mail. */
export const invitations = defineTable(
  "invitations",
  {
    tokenHash: text("token_hash").primaryKey(),
    signerId: text("signer_id")
      .notNull()
      .references(() => signers.id),
    createdAt: instant("created_at").notNull(),
    openedAt: instant("opened_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [index("invitations_signer").on(table.signerId)],
);

/** The outbox. A mail is queued in the transaction that causes it, and its content is read when it is sent. */
export const mails = defineTable(
  "mails",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: mailKinds }).notNull(),
    /** What it is about: a signing, an account, or an admin's action on a document of that account. */
    signingId: text("signing_id").references(() => signings.id),
    userId: text("user_id").references(() => users.id),
    documentId: text("document_id").references(() => documents.id),
    /** Null for mail to the sender. */
    signerId: text("signer_id").references(() => signers.id),
    recipientName: text("recipient_name").notNull(),
    recipientEmail: text("recipient_email").notNull(),
    /** The Message-ID, the same on each attempt, so that a duplicate is recognized. */
    messageId: text("message_id").notNull().unique(),
    /** The token of its link, deleted once the mail is sent or given up. */
    sealedLinkToken: text("sealed_link_token"),
    dueAt: instant("due_at"),
    leaseUntil: instant("lease_until"),
    /** Counts claims. A fencing token: a process that lost its claim can no longer write. */
    attempt: integer("attempt").notNull().default(0),
    failures: integer("failures").notNull().default(0),
    /** When the mail server accepted it. */
    sentAt: instant("sent_at"),
    ending: text("ending", { enum: mailEndings }),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("mails_due").on(table.dueAt),
    index("mails_unsent")
      .on(table.createdAt)
      .where(sql`${table.sentAt} is null`),
    index("mails_signer").on(table.signerId),
    index("mails_signing").on(table.signingId),
    index("mails_user").on(table.userId),
    check("mails_kind", sql`${table.kind} in ${oneOf(mailKinds)}`),
    check("mails_subject", sql`(${table.signingId} is null) <> (${table.userId} is null)`),
    check("mails_document", sql`${table.documentId} is null or ${table.userId} is not null`),
    check("mails_ending", sql`${table.ending} in ${oneOf(mailEndings)}`),
  ],
);

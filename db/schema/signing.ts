import { type Column, sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { languages } from "@/lib/domain/text/language";
import { signingPurposes, type SigningMethod } from "@/lib/domain/signing/signing-options";
import type { SigningReason } from "@/lib/domain/signing/signing-reason";
import { openStatuses, signingStatuses, statusesWith } from "@/lib/domain/signing/signing-status";
import { signingTypes } from "@/lib/domain/signing/signing-type";
import { instant, oneOf } from "./columns";
import { users } from "./people";
import { documents, files } from "./library";

/** So many failures in a row are no hiccup of the gateway's: two minutes have passed. */
const maxFailures = 6;

/** A signing that an admin should look at. An index holds these alone, so queries must say it in the same words. */
export const needsAttention = ({
  handledAt,
  status,
  failures,
}: Record<"handledAt" | "status" | "failures", Column>) =>
  sql`((${handledAt} is null and ${status} in ${oneOf(statusesWith("needs_attention"))}) or ${failures} >= ${sql.raw(String(maxFailures))})`;

export const signings = sqliteTable(
  "signings",
  {
    id: text("id").primaryKey(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    sentById: text("sent_by_id")
      .notNull()
      .references(() => users.id),
    status: text("status", { enum: signingStatuses }).notNull(),
    /** In which the signers are asked, and that in which the sender read the portal when they sent it. */
    language: text("language", { enum: languages }).notNull(),
    senderLanguage: text("sender_language", { enum: languages }),
    /** What the sender says to the signers. */
    message: text("message"),
    type: text("type", { enum: signingTypes }).notNull().default("pdf"),
    /** Set before the gateway is given a file: after a crash it tells that an orphan may lie there. */
    uploadIntendedAt: instant("upload_intended_at"),
    /** Set before the gateway is asked to create: after a crash it tells that an orphan may lie there. */
    createIntendedAt: instant("create_intended_at"),
    gatewayToken: text("gateway_token"),
    /** The day on which the gateway deletes the signing with all its files. */
    gatewayExpiresAt: instant("forgotten_at"),
    /** Until when the sender wants it signed; null where the gateway's day alone counts. */
    deadlineAt: instant("deadline_at"),
    /** How often people are reminded by themselves; null for never. */
    remindEveryDays: integer("remind_every_days"),
    /** When the gateway was last asked how far it is. */
    checkedAt: instant("checked_at"),
    /** How many times the owner was warned of that day. */
    warnings: integer("warnings").notNull().default(0),
    /** The file as some had signed it, kept before that day, and how many had when it was last asked for. */
    partialFileId: text("partial_file_id").references(() => files.id),
    keptSignatures: integer("kept_signatures").notNull().default(0),
    resultUrl: text("result_url"),
    resultDigest: text("result_digest"),
    /** The file there did not pass its check: before it is fetched again the gateway is asked anew where it is. */
    isResultRejected: integer("result_doubted", { mode: "boolean" }).notNull().default(false),
    signedFileId: text("signed_file_id").references(() => files.id),
    deletedAtGatewayAt: instant("deleted_at_gateway_at"),
    /** When the sender asked to cancel it, and why. It is cancelled once nobody can sign at the gateway any more. */
    cancelAskedAt: instant("cancel_asked_at"),
    cancelReason: text("cancel_reason"),
    /** Whether the document goes to the trash with it. */
    trashOnceCancelled: integer("trash_once_cancelled", { mode: "boolean" }).notNull().default(false),
    /** Why it stopped, or what it waits for. */
    reason: text("reason", { mode: "json" }).$type<SigningReason>(),
    /** When an admin said that nothing is left to do about it, though it did not end well. */
    handledAt: instant("handled_at"),
    /** When the workflow looks at it next; null once nothing is left to do. */
    dueAt: instant("due_at"),
    leaseUntil: instant("lease_until"),
    /** Counts claims. Every write of a step repeats it, so that whoever lost the lease matches nothing. */
    attempt: integer("attempt").notNull().default(0),
    /** Counts hints from outside, so that one that comes in the middle of a step is not forgotten. */
    signalCount: integer("nudges").notNull().default(0),
    /** Failures in a row of the present step. */
    failures: integer("failures").notNull().default(0),
    /** Status checks in a row that found nothing new. */
    quietChecks: integer("quiet_checks").notNull().default(0),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("signings_document").on(table.documentId, table.status),
    index("signings_sender").on(table.sentById, table.id),
    index("signings_due").on(table.dueAt),
    index("signings_status").on(table.status, table.id),
    index("signings_forgotten").on(table.status, table.gatewayExpiresAt),
    index("signings_needs_human").on(table.id).where(needsAttention(table)),
    index("signings_created").on(table.createdAt, table.status),
    uniqueIndex("signings_one_open")
      .on(table.documentId)
      .where(sql`${table.status} in ${oneOf(openStatuses)}`),
    check("signings_status", sql`${table.status} in ${oneOf(signingStatuses)}`),
    check("signings_type", sql`${table.type} in ${oneOf(signingTypes)}`),
  ],
);

/** The files that a signing is over, each with its token at the gateway. */
export const signingFiles = sqliteTable(
  "signing_files",
  {
    signingId: text("signing_id")
      .notNull()
      .references(() => signings.id),
    fileId: text("file_id")
      .notNull()
      .references(() => files.id),
    token: text("token"),
    /** How often the file was handed to the gateway. */
    uploadAttempts: integer("hand_overs").notNull().default(0),
    uploadedAt: instant("uploaded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.signingId, table.fileId] }),
    index("signing_files_file").on(table.fileId),
  ],
);

export const signers = sqliteTable(
  "signers",
  {
    id: text("id").primaryKey(),
    signingId: text("signing_id")
      .notNull()
      .references(() => signings.id),
    position: integer("position").notNull(),
    /** Counts from 1: people of one step sign at the same time, once everybody of the steps before has. */
    step: integer("step").notNull().default(1),
    userId: text("user_id").references(() => users.id),
    /** The person's id at the gateway, the same in every signing. */
    gatewayId: text("gateway_id").notNull(),
    name: text("name").notNull(),
    surname: text("surname").notNull(),
    email: text("email").notNull(),
    country: text("country"),
    sealedPersonalCode: text("sealed_personal_code"),
    sealedPhone: text("sealed_phone"),
    purpose: text("purpose", { enum: signingPurposes }).notNull(),
    methods: text("methods", { mode: "json" }).$type<SigningMethod[]>().notNull(),
    sealedToken: text("sealed_token"),
    /** When their turn began: mail asked them to sign, or the sender knew of it. */
    invitedAt: instant("invited_at"),
    remindedAt: instant("reminded_at"),
    signedAt: instant("signed_at"),
    /** How and from where this person signed, as the gateway's postback told: for counting alone, nothing rests on it. */
    usedMethod: text("used_method"),
    usedCountry: text("used_country"),
    declinedAt: instant("declined_at"),
    declineReason: text("decline_reason"),
    /** Whose place this person takes. */
    replacesId: text("replaces_id"),
    /** When the sender stopped asking this person, and when the gateway knew. */
    withdrawnAt: instant("withdrawn_at"),
    removedAt: instant("removed_at"),
  },
  (table) => [
    uniqueIndex("signers_position").on(table.signingId, table.position),
    index("signers_signed").on(table.signedAt, table.usedMethod, table.usedCountry),
    index("signers_user").on(table.userId, table.signingId),
  ],
);

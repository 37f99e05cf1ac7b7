import { type Column, sql } from "drizzle-orm";
import { languages } from "@/lib/domain/text/language";
import { archiveStates } from "@/lib/domain/signing/archive-state";
import { signingPurposes, type SigningMethod } from "@/lib/domain/signing/signing-options";
import type { SigningReason } from "@/lib/domain/signing/signing-reason";
import { openStatuses, signingStatuses, statusesWith } from "@/lib/domain/signing/signing-status";
import { signingTypes } from "@/lib/domain/signing/signing-type";
import {
  check,
  defineTable,
  flag,
  index,
  instant,
  integer,
  json,
  oneOf,
  primaryKey,
  text,
  uniqueIndex,
} from "../dialect/columns";
import { users } from "./people";
import { documents, files } from "./library";

/** Six consecutive failures take about a minute of retries, which is more than a glitch at the gateway. */
const maxFailures = 6;

/** Condition: the signing needs attention. It defines a partial index, so queries must use the same expression. */
export const needsAttention = ({
  handledAt,
  status,
  failures,
}: Record<"handledAt" | "status" | "failures", Column>) =>
  sql`((${handledAt} is null and ${status} in ${oneOf(statusesWith("needs_attention"))}) or ${failures} >= ${sql.raw(String(maxFailures))})`;

export const signings = defineTable(
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
    /** The language of mail to signers, and the sender's language at the time of sending. */
    language: text("language", { enum: languages }).notNull(),
    senderLanguage: text("sender_language", { enum: languages }),
    /** The sender's message to the signers. */
    message: text("message"),
    type: text("type", { enum: signingTypes }).notNull().default("pdf"),
    /** Set before a file is uploaded to the gateway: after a crash it shows that an orphan may be there. */
    uploadIntendedAt: instant("upload_intended_at"),
    /** Set before the creation at the gateway: after a crash it shows that an orphan may be there. */
    createIntendedAt: instant("create_intended_at"),
    gatewayToken: text("gateway_token"),
    /** The end of the gateway's retention of the signing and its files. */
    gatewayExpiresAt: instant("forgotten_at"),
    /** The sender's deadline; null if only the gateway's retention applies. */
    deadlineAt: instant("deadline_at"),
    /** The interval of automatic reminders; null for none. */
    remindEveryDays: integer("remind_every_days"),
    /** When the status was last checked. */
    checkedAt: instant("checked_at"),
    /** How many warnings about the end of the retention the owner has received. */
    warnings: integer("warnings").notNull().default(0),
    /**
     * The partly signed file, kept before the retention ends, and how many signatures it had when last fetched.
     */
    partialFileId: text("partial_file_id").references(() => files.id),
    keptSignatures: integer("kept_signatures").notNull().default(0),
    resultUrl: text("result_url"),
    resultDigest: text("result_digest"),
    /** The file at `resultUrl` was rejected: its location is requested again before the next download. */
    isResultRejected: flag("result_doubted").notNull().default(false),
    /** Whether an admin accepts the last rejected file although its signatures do not reach the required level. */
    isLevelWaived: flag("level_waived").notNull().default(false),
    /** How many times in a row the finished file differed from what the gateway had announced. */
    damagedArrivals: integer("damaged_arrivals").notNull().default(0),
    signedFileId: text("signed_file_id").references(() => files.id),
    /** The gateway's archiving of the signed file; null where it is not expected. */
    archive: text("archive", { enum: archiveStates }),
    deletedAtGatewayAt: instant("deleted_at_gateway_at"),
    /** When and why the sender cancelled. The status changes once nobody can sign at the gateway. */
    cancelRequestedAt: instant("cancel_asked_at"),
    cancelReason: text("cancel_reason"),
    /** Whether the document moves to the trash once the signing is cancelled. */
    trashOnceCancelled: flag("trash_once_cancelled").notNull().default(false),
    /** Why it stopped or is waiting. */
    reason: json("reason").$type<SigningReason>(),
    /** When an admin closed it after it needed attention. */
    handledAt: instant("handled_at"),
    /** When the workflow takes its next step; null once nothing is left to do. */
    dueAt: instant("due_at"),
    leaseUntil: instant("lease_until"),
    /**
     * Counts claims. A fencing token: every write of a step repeats it, so the write of a process that lost the lease
     * matches no row.
     */
    attempt: integer("attempt").notNull().default(0),
    /** Counts signals from outside, so that one that arrives during a step is not lost. */
    signalCount: integer("nudges").notNull().default(0),
    /** Consecutive failures of the current step. */
    failures: integer("failures").notNull().default(0),
    /** Consecutive status checks that found nothing new. */
    quietChecks: integer("quiet_checks").notNull().default(0),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("signings_document").on(table.documentId, table.status),
    index("signings_sender").on(table.sentById, table.id),
    index("signings_due").on(table.dueAt),
    index("signings_status").on(table.status, table.id),
    index("signings_forgotten").on(table.status, table.gatewayExpiresAt),
    index("signings_needs_attention").on(table.id).where(needsAttention(table)),
    index("signings_created").on(table.createdAt, table.status),
    uniqueIndex("signings_one_open")
      .on(table.documentId)
      .where(sql`${table.status} in ${oneOf(openStatuses)}`),
    check("signings_status", sql`${table.status} in ${oneOf(signingStatuses)}`),
    check("signings_type", sql`${table.type} in ${oneOf(signingTypes)}`),
  ],
);

/** The files of a signing, each with its token at the gateway. */
export const signingFiles = defineTable(
  "signing_files",
  {
    signingId: text("signing_id")
      .notNull()
      .references(() => signings.id),
    fileId: text("file_id")
      .notNull()
      .references(() => files.id),
    token: text("token"),
    /** How often the file was uploaded to the gateway. */
    uploadAttempts: integer("hand_overs").notNull().default(0),
    uploadedAt: instant("uploaded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.signingId, table.fileId] }),
    index("signing_files_file").on(table.fileId),
  ],
);

export const signers = defineTable(
  "signers",
  {
    id: text("id").primaryKey(),
    signingId: text("signing_id")
      .notNull()
      .references(() => signings.id),
    position: integer("position").notNull(),
    /** Counts from 1: signers of one step sign at the same time, once all signers of earlier steps have signed. */
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
    methods: json("methods").$type<SigningMethod[]>().notNull(),
    sealedToken: text("sealed_token"),
    /** When their turn began: an invitation was queued, or the sender is the signer. */
    invitedAt: instant("invited_at"),
    remindedAt: instant("reminded_at"),
    signedAt: instant("signed_at"),
    /** The method and country of the signature, as reported by the gateway's postback. For statistics only. */
    usedMethod: text("used_method"),
    usedCountry: text("used_country"),
    declinedAt: instant("declined_at"),
    declineReason: text("decline_reason"),
    /** The signer whom this person replaces. */
    replacesId: text("replaces_id"),
    /** When the sender withdrew this signer, and when the gateway removed them. */
    withdrawnAt: instant("withdrawn_at"),
    removedAt: instant("removed_at"),
  },
  (table) => [
    uniqueIndex("signers_position").on(table.signingId, table.position),
    index("signers_signed").on(table.signedAt, table.usedMethod, table.usedCountry),
    index("signers_user").on(table.userId, table.signingId),
  ],
);

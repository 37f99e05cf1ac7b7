import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { auditOutcomes } from "@/lib/domain/audit-action";
import type { CheckReport } from "@/lib/domain/check-report";
import type { SigningReason } from "@/lib/domain/signing-reason";
import { documentStatuses, isOver, signingStatuses } from "@/lib/domain/signing-status";
import { languages } from "@/lib/domain/language";
import { signingPurposes, type SigningMethod } from "@/lib/domain/signing-options";
import { fileKinds, fileParts, signingTypes } from "@/lib/domain/signing-type";
import { userRoles } from "@/lib/domain/user-role";
import { instant, oneOf } from "./columns";

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

export const documents = sqliteTable(
  "documents",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    /** That of the latest signing, copied for listing in the transaction that changes it. */
    status: text("status", { enum: documentStatuses }).notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    index("documents_owner").on(table.ownerId, table.updatedAt),
    check("documents_status", sql`${table.status} in ${oneOf(documentStatuses)}`),
  ],
);

/**
 * "rejected": a finished file that did not pass its check and is kept for an admin. "partial": what some people had
 * signed when the gateway was about to forget the signing.
 */
export const fileRoles = ["source", "signed", "rejected", "partial"] as const;

export const files = sqliteTable(
  "files",
  {
    id: text("id").primaryKey(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    role: text("role", { enum: fileRoles }).notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: fileKinds }).notNull().default("pdf"),
    /** Of a source: its place among the document's files, and what it is in the whole. */
    position: integer("position").notNull().default(0),
    part: text("part", { enum: fileParts }),
    sha256: text("sha256").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    /** What the check of a signed file found. */
    checkReport: text("check_report", { mode: "json" }).$type<CheckReport>(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("files_document").on(table.documentId),
    uniqueIndex("files_one_signed")
      .on(table.documentId)
      .where(sql`${table.role} = 'signed'`),
    check("files_role", sql`${table.role} in ${oneOf(fileRoles)}`),
    check("files_kind", sql`${table.kind} in ${oneOf(fileKinds)}`),
    check("files_part", sql`${table.part} in ${oneOf(fileParts)}`),
  ],
);

/** Permission for the gateway to fetch one file, once, for a while. */
export const fileGrants = sqliteTable("file_grants", {
  tokenHash: text("token_hash").primaryKey(),
  fileId: text("file_id")
    .notNull()
    .references(() => files.id, { onDelete: "cascade" }),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

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
    language: text("language", { enum: languages }).notNull(),
    /** What the sender says to the signers. */
    message: text("message"),
    type: text("type", { enum: signingTypes }).notNull().default("pdf"),
    /** Set before the gateway is given a file: after a crash it tells that an orphan may lie there. */
    uploadIntendedAt: instant("upload_intended_at"),
    /** Set before the gateway is asked to create: after a crash it tells that an orphan may lie there. */
    createIntendedAt: instant("create_intended_at"),
    gatewayToken: text("gateway_token"),
    /** The day on which the gateway deletes the signing with all its files. */
    forgottenAt: instant("forgotten_at"),
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
    signedFileId: text("signed_file_id").references(() => files.id),
    deletedAtGatewayAt: instant("deleted_at_gateway_at"),
    /** When the sender asked to cancel it, and why. It is cancelled once nobody can sign at the gateway any more. */
    cancelAskedAt: instant("cancel_asked_at"),
    cancelReason: text("cancel_reason"),
    /** Why it stopped, or what it waits for. */
    reason: text("reason", { mode: "json" }).$type<SigningReason>(),
    /** When the workflow looks at it next; null once nothing is left to do. */
    dueAt: instant("due_at"),
    leaseUntil: instant("lease_until"),
    /** Counts claims. Every write of a step repeats it, so that whoever lost the lease matches nothing. */
    attempt: integer("attempt").notNull().default(0),
    /** Counts hints from outside, so that one that comes in the middle of a step is not forgotten. */
    nudges: integer("nudges").notNull().default(0),
    /** Failures in a row of the present step. */
    failures: integer("failures").notNull().default(0),
    /** Status checks in a row that found nothing new. */
    quietChecks: integer("quiet_checks").notNull().default(0),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("signings_document").on(table.documentId),
    index("signings_due").on(table.dueAt),
    uniqueIndex("signings_one_open")
      .on(table.documentId)
      .where(sql`${table.status} in ${oneOf(signingStatuses.filter((status) => !isOver(status)))}`),
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
    handOvers: integer("hand_overs").notNull().default(0),
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
    index("signers_user").on(table.userId),
  ],
);

/**
 * Postbacks as they came, for admins to look into. They carry personal codes, so the body is sealed. `signingId` is
 * null where the path named none of ours.
 */
export const postbacks = sqliteTable(
  "postbacks",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    signingId: text("signing_id"),
    receivedAt: instant("received_at").notNull(),
    contentType: text("content_type").notNull(),
    sealedBody: text("sealed_body").notNull(),
    /** False where the body was longer than is kept, or broke off. */
    isWhole: integer("is_whole", { mode: "boolean" }).notNull(),
    answeredStatus: integer("answered_status").notNull(),
  },
  (table) => [
    index("postbacks_signing").on(table.signingId, table.id),
    index("postbacks_received").on(table.receivedAt),
  ],
);

/** While the gateway refuses our access token there is one row, and all its work waits for the next probe. */
export const gatewayPauses = sqliteTable(
  "gateway_pauses",
  {
    id: integer("id").primaryKey(),
    since: instant("since").notNull(),
    probes: integer("probes").notNull(),
    nextProbeAt: instant("next_probe_at").notNull(),
  },
  (table) => [check("gateway_pauses_one", sql`${table.id} = 1`)],
);

/**
 * What happened, in the order in which it was committed. `seq` has no gaps and is also the cursor of live updates. Triggers
 * refuse to change and to delete; each entry is chained to the one before (docs/decisions/0017-audit-log.md).
 */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    at: instant("at").notNull(),
    action: text("action").notNull(),
    outcome: text("outcome", { enum: auditOutcomes }).notNull(),
    actorId: text("actor_id"),
    documentId: text("document_id"),
    signingId: text("signing_id"),
    /** From where: the client's network address and its browser in short. */
    address: text("address"),
    client: text("client"),
    detail: text("detail", { mode: "json" }).$type<Record<string, string | number>>().notNull(),
    nonce: text("nonce").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    index("audit_events_document").on(table.documentId, table.seq),
    check("audit_events_outcome", sql`${table.outcome} in ${oneOf(auditOutcomes)}`),
  ],
);

import { sql } from "drizzle-orm";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { documentStatuses } from "@/lib/domain/signing/signing-status";
import { fileKinds, fileParts } from "@/lib/domain/signing/signing-type";
import {
  check,
  defineTable,
  index,
  instant,
  integer,
  json,
  oneOf,
  text,
  uniqueIndex,
} from "../dialect/columns";
import { users } from "./people";

export const documents = defineTable(
  "documents",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    /** Sort key, derived from the name. */
    sortName: text("sort_name").notNull().default(""),
    /** Key for searches by admins, derived from the name. */
    searchName: text("search_name").notNull().default(""),
    /** Status of the latest signing, copied for lists in the transaction that changes it. */
    status: text("status", { enum: documentStatuses }).notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    /** When it was moved to the trash, is due to be purged, and was purged (docs/decisions/0025-trash.md). */
    trashedAt: instant("trashed_at"),
    purgeAt: instant("purge_at"),
    purgedAt: instant("purged_at"),
  },
  (table) => [
    index("documents_owner").on(table.ownerId, table.updatedAt),
    index("documents_purge")
      .on(table.purgeAt)
      .where(sql`${table.purgeAt} is not null and ${table.purgedAt} is null`),
    index("documents_trash")
      .on(table.ownerId, table.trashedAt)
      .where(sql`${table.trashedAt} is not null and ${table.purgedAt} is null`),
    index("documents_all_trash")
      .on(table.trashedAt, table.id)
      .where(sql`${table.trashedAt} is not null and ${table.purgedAt} is null`),
    index("documents_created").on(table.createdAt, table.status),
    check("documents_status", sql`${table.status} in ${oneOf(documentStatuses)}`),
  ],
);

/**
 * "first_signed": the signed file before the archived one replaced it. "rejected": a finished file that failed
 * validation and is kept for an admin. "partial": a partly signed file, kept before the gateway's retention ended.
 */
export const fileRoles = ["source", "signed", "first_signed", "rejected", "partial"] as const;

export const files = defineTable(
  "files",
  {
    id: text("id").primaryKey(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    role: text("role", { enum: fileRoles }).notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: fileKinds }).notNull().default("pdf"),
    /** For source files: the position in the document, and the role among its files. */
    position: integer("position").notNull().default(0),
    part: text("part", { enum: fileParts }),
    sha256: text("sha256").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    /** The validation report of a signed file; of a source, the report of its reading, or null if it was never read. */
    validationReport: json("check_report").$type<ValidationReport>(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("files_document").on(table.documentId, table.role),
    index("files_sha256").on(table.sha256),
    index("files_created").on(table.role, table.createdAt, table.sizeBytes),
    uniqueIndex("files_one_signed")
      .on(table.documentId)
      .where(sql`${table.role} = 'signed'`),
    check("files_role", sql`${table.role} in ${oneOf(fileRoles)}`),
    check("files_kind", sql`${table.kind} in ${oneOf(fileKinds)}`),
    check("files_part", sql`${table.part} in ${oneOf(fileParts)}`),
  ],
);

/** Validation reports of a signed file that newer ones replaced. */
export const earlierReports = defineTable(
  "earlier_reports",
  {
    id: text("id").primaryKey(),
    fileId: text("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    report: json("report").notNull().$type<ValidationReport>(),
    replacedAt: instant("replaced_at").notNull(),
  },
  (table) => [index("earlier_reports_file").on(table.fileId, table.replacedAt)],
);

/** Permission for the gateway to fetch one file, once, for a limited time. */
export const fileGrants = defineTable("file_grants", {
  tokenHash: text("token_hash").primaryKey(),
  fileId: text("file_id")
    .notNull()
    .references(() => files.id, { onDelete: "cascade" }),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

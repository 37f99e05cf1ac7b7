import { and, asc, desc, eq, gt, inArray, sql, sum } from "drizzle-orm";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import type { LibraryQuery } from "@/lib/domain/document/library-query";
import { canAdminsRead } from "@/lib/domain/settings/portal-settings";
import type { Handle } from "../client";
import { fieldOf } from "../dialect/words";
import { auditEvents, documents, files, signings, users } from "../schema";
import { openToAdmins } from "./documents";
import { countLibrary, type LibraryDocument, listLibrary } from "./library";
import type { LibraryScope } from "./library-search";
import { findSettings } from "./settings";

type PageRequest = { query: LibraryQuery; limit: number };

/** A page of all documents, each with its owner's email and the total size of its files. */
export async function listAllDocuments(handle: Handle, { query, limit }: PageRequest) {
  const page = await listLibrary(handle, { scope: await adminScope(handle), query, limit });
  return { ...page, documents: await withOwnerAndSize(handle, page.documents) };
}

/** Counts all documents that match, up to `max` + 1. */
export async function countAllDocuments(
  handle: Handle,
  { query, max }: { query: LibraryQuery; max: number },
): Promise<number> {
  return countLibrary(handle, { scope: await adminScope(handle), query, max });
}

const adminScope = async (handle: Handle): Promise<LibraryScope> => ({
  everybody: canAdminsRead(await findSettings(handle)) ? "with_content" : "without_content",
});

async function withOwnerAndSize(handle: Handle, listed: LibraryDocument[]) {
  const facts = await handle
    .select({
      id: documents.id,
      ownerEmail: users.email,
      sizeBytes: sum(files.sizeBytes).mapWith(Number),
    })
    .from(documents)
    .innerJoin(users, eq(users.id, documents.ownerId))
    .leftJoin(files, eq(files.documentId, documents.id))
    .where(
      inArray(
        documents.id,
        listed.map(({ id }) => id),
      ),
    )
    .groupBy(documents.id, users.email);
  const byId = new Map(facts.map((row) => [row.id, row]));
  return listed.map((document) => ({
    ...document,
    ownerEmail: byId.get(document.id)?.ownerEmail ?? "",
    sizeBytes: byId.get(document.id)?.sizeBytes ?? 0,
  }));
}

export type AdminDocument = Awaited<ReturnType<typeof withOwnerAndSize>>[number];

/** A document as admins see it, even if it is in the trash or purged, without its content. */
export async function findDocumentForAdmin(handle: Handle, documentId: string) {
  const [found] = await handle
    .select({
      id: documents.id,
      name: documents.name,
      status: documents.status,
      createdAt: documents.createdAt,
      updatedAt: documents.updatedAt,
      trashedAt: documents.trashedAt,
      purgeAt: documents.purgeAt,
      purgedAt: documents.purgedAt,
      ownerId: documents.ownerId,
      ownerName: users.name,
      ownerSurname: users.surname,
      ownerEmail: users.email,
      /** Whether admins may read its content. */
      isOpen: sql<number>`${openToAdmins(handle)}`.mapWith(Boolean),
    })
    .from(documents)
    .innerJoin(users, eq(users.id, documents.ownerId))
    .where(eq(documents.id, documentId));
  return found;
}

export type DocumentForAdmin = NonNullable<Awaited<ReturnType<typeof findDocumentForAdmin>>>;

/** All signings of a document, the latest first. */
export async function listSigningsOfDocument(handle: Handle, documentId: string) {
  return handle
    .select({
      id: signings.id,
      status: signings.status,
      createdAt: signings.createdAt,
      cancelRequestedAt: signings.cancelRequestedAt,
      isComplete: sql<number>`${signings.resultUrl} is not null`.mapWith(Boolean),
    })
    .from(signings)
    .where(eq(signings.documentId, documentId))
    .orderBy(desc(signings.id));
}

export type SigningOfDocument = Awaited<ReturnType<typeof listSigningsOfDocument>>[number];

const fileColumns = {
  id: files.id,
  role: files.role,
  name: files.name,
  kind: files.kind,
  sizeBytes: files.sizeBytes,
};

/** All stored files of a document. Only admins who may read it may see their names. */
export async function listFilesOfDocument(handle: Handle, documentId: string) {
  return handle
    .select({
      ...fileColumns,
      /** Whether it was validated as a signed file. */
      hasReport: sql<number>`${files.role} <> 'source' and ${files.validationReport} is not null`.mapWith(
        Boolean,
      ),
    })
    .from(files)
    .where(eq(files.documentId, documentId))
    .orderBy(asc(files.id));
}

export type FileOfDocument = Awaited<ReturnType<typeof listFilesOfDocument>>[number];

type FileQuery = { documentId: string; fileId: string };

const isOpenFile = (handle: Handle, { documentId, fileId }: FileQuery) =>
  and(eq(files.id, fileId), eq(documents.id, documentId), openToAdmins(handle));

/** A file of a document that admins may read. */
export async function findFileForAdmin(handle: Handle, query: FileQuery) {
  const [found] = await handle
    .select({ ...fileColumns, sha256: files.sha256 })
    .from(files)
    .innerJoin(documents, eq(documents.id, files.documentId))
    .where(isOpenFile(handle, query));
  return found;
}

/** The validation report of such a file. */
export async function findReportForAdmin(handle: Handle, query: FileQuery) {
  const [found] = await handle
    .select({ name: files.name, sha256: files.sha256, validationReport: files.validationReport })
    .from(files)
    .innerJoin(documents, eq(documents.id, files.documentId))
    .where(isOpenFile(handle, query));
  return found;
}

type ActionQuery = {
  action: AuditAction;
  actorId: string;
  documentId: string;
  /** The hash of the file, if the action concerns one. */
  sha256?: string;
  since: Date;
};

/** Whether the audit log has this action by this user on the document after `since`. */
export async function hasAuditEntry(
  handle: Handle,
  { action, actorId, documentId, sha256, since }: ActionQuery,
): Promise<boolean> {
  const found = await handle
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.documentId, documentId),
        eq(auditEvents.actorId, actorId),
        eq(auditEvents.action, action),
        gt(auditEvents.at, since),
        sha256 ? eq(fieldOf(auditEvents.detail, "sha256"), sha256) : undefined,
      ),
    )
    .limit(1);
  return found.length > 0;
}

import { and, asc, desc, eq, max, sql } from "drizzle-orm";
import { alias } from "../dialect/columns";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { Handle, Tx } from "../client";
import { documents, type fileRoles, files, signingFiles, signings } from "../schema";
import { type DocumentOf, ownedBy, visibleTo } from "./documents";

export type FileRole = (typeof fileRoles)[number];

const fileColumns = {
  id: files.id,
  role: files.role,
  name: files.name,
  kind: files.kind,
  sha256: files.sha256,
  sizeBytes: files.sizeBytes,
  createdAt: files.createdAt,
};

export async function insertFile(tx: Tx, file: typeof files.$inferInsert): Promise<void> {
  await tx.insert(files).values(file);
}

/** Changes the editable fields of a file. */
export async function updateFile(
  tx: Tx,
  fileId: string,
  changes: Pick<typeof files.$inferSelect, "name" | "part" | "position">,
): Promise<void> {
  await tx.update(files).set(changes).where(eq(files.id, fileId));
}

/** Makes a signed file the first signed one, under another name, so that the archived one can take its place. */
export async function keepFirstSigned(
  tx: Tx,
  { fileId, name }: { fileId: string; name: string },
): Promise<void> {
  await tx.update(files).set({ role: "first_signed", name }).where(eq(files.id, fileId));
}

export async function deleteFile(tx: Tx, fileId: string): Promise<void> {
  await tx.delete(files).where(eq(files.id, fileId));
}

/** The source files of a document with what was read of their signatures, in order, for a caller who may see it. */
export async function listSourceReports(handle: Handle, documentId: string) {
  return handle
    .select({ ...fileColumns, validationReport: files.validationReport })
    .from(files)
    .where(and(eq(files.documentId, documentId), eq(files.role, "source")))
    .orderBy(asc(files.position));
}

/** Keeps the report of a source that was not read at upload. */
export async function setSourceReport(tx: Tx, fileId: string, report: ValidationReport): Promise<void> {
  await tx.update(files).set({ validationReport: report }).where(eq(files.id, fileId));
}

/** The finished file of a document that failed validation last. */
export async function findRejected(handle: Handle, documentId: string) {
  const [found] = await handle
    .select({ sha256: files.sha256, report: files.validationReport })
    .from(files)
    .where(and(eq(files.documentId, documentId), eq(files.role, "rejected")))
    .orderBy(desc(files.id))
    .limit(1);
  return found;
}

/** A stored file, for a caller who may see it. */
export async function findFile(handle: Handle, fileId: string) {
  const [found] = await handle.select(fileColumns).from(files).where(eq(files.id, fileId));
  return found;
}

/** A file of a document that the user may see, with its validation report if there is one. */
export async function findVisibleFile(
  handle: Handle,
  { documentId, userId, role, position = 0 }: DocumentOf & { role: FileRole; position?: number },
) {
  const [found] = await handle
    .select({ ...fileColumns, validationReport: files.validationReport })
    .from(files)
    .innerJoin(documents, eq(documents.id, files.documentId))
    .where(
      and(
        eq(files.documentId, documentId),
        eq(files.role, role),
        eq(files.position, position),
        visibleTo(handle, userId),
      ),
    )
    .orderBy(desc(files.id))
    .limit(1);
  return found;
}

/**
 * The partly signed file that the document's latest signing ended with or continues from, for the document's owner
 * only.
 */
export async function findPartialFile(handle: Handle, { documentId, userId }: DocumentOf) {
  const latest = alias(signings, "latest");
  const latestSigning = handle
    .select({ id: max(latest.id) })
    .from(latest)
    .where(eq(latest.documentId, documentId));
  const [found] = await handle
    .select({ ...fileColumns, validationReport: files.validationReport })
    .from(signings)
    .innerJoin(documents, and(eq(documents.id, signings.documentId), ownedBy(userId)))
    .innerJoin(signingFiles, eq(signingFiles.signingId, signings.id))
    .innerJoin(files, eq(files.id, sql`coalesce(${signings.partialFileId}, ${signingFiles.fileId})`))
    .where(and(eq(signings.id, latestSigning), eq(files.role, "partial")));
  return found;
}

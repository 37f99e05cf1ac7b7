import { and, asc, eq, exists, isNotNull, isNull, max, or, type SQLWrapper } from "drizzle-orm";
import { alias } from "../dialect/columns";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import { folded } from "@/lib/domain/text/search-key";
import { sortName } from "@/lib/domain/text/sort-name";
import type { Handle, Tx } from "../client";
import { documents, files, portalSettings, signers, signingFiles, signings } from "../schema";

/** A document and the user requesting it. Lookups for a user take both, so that access is part of the WHERE. */
export type DocumentOf = { documentId: string; userId: string };

const summaryColumns = {
  id: documents.id,
  ownerId: documents.ownerId,
  name: documents.name,
  status: documents.status,
  createdAt: documents.createdAt,
  updatedAt: documents.updatedAt,
};

export type DocumentSummary = Pick<typeof documents.$inferSelect, keyof typeof summaryColumns>;

/** Condition: the user owns the document, and it is not in the trash. */
export const ownedBy = (userId: string) => and(eq(documents.ownerId, userId), isNull(documents.trashedAt));

/** Condition: the user may see the document. Documents in the trash are shown on the trash page only. */
export const visibleTo = (handle: Handle, userId: string) =>
  and(isNull(documents.trashedAt), involves(handle, userId));

/**
 * Condition: admins may read the document although it is not theirs, which the settings must allow, and never in the
 * trash. Callers must check that the user is an admin, and record the access.
 */
export const openToAdmins = (handle: Handle) =>
  and(
    isNull(documents.trashedAt),
    exists(
      handle
        .select({ id: portalSettings.id })
        .from(portalSettings)
        .where(eq(portalSettings.adminsMayRead, true)),
    ),
  );

/**
 * Condition: the user owns the document, or is a signer known to the gateway. Only the latest signing counts: signers
 * of an earlier one have no access to what others signed since, unless the latest continues from a file that they
 * have signed. `viewersOf` (db/engines/library-index-sql.ts) is the same rule for lists.
 */
export function involves(handle: Handle, userId: string | SQLWrapper) {
  const latest = alias(signings, "latest");
  const latestSigning = handle
    .select({ id: max(latest.id) })
    .from(latest)
    .where(eq(latest.documentId, documents.id));
  const asSigner = handle
    .select({ id: signers.id })
    .from(signers)
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .where(
      and(
        eq(signings.id, latestSigning),
        eq(signers.userId, userId),
        isNotNull(signers.sealedToken),
        isNull(signers.removedAt),
      ),
    );
  const asEarlierSigner = handle
    .select({ id: signers.id })
    .from(signers)
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .where(
      and(
        eq(signings.documentId, documents.id),
        isNotNull(signings.partialFileId),
        eq(signers.userId, userId),
        isNotNull(signers.signedAt),
      ),
    );
  const latestContinues = handle
    .select({ id: files.id })
    .from(signings)
    .innerJoin(signingFiles, eq(signingFiles.signingId, signings.id))
    .innerJoin(files, and(eq(files.id, signingFiles.fileId), eq(files.role, "partial")))
    .where(eq(signings.id, latestSigning));
  const isContinued = and(exists(asEarlierSigner), exists(latestContinues));
  return or(eq(documents.ownerId, userId), exists(asSigner), isContinued);
}

type NewDocument = Omit<typeof documents.$inferInsert, "sortName" | "searchName">;

export async function insertDocument(tx: Tx, document: NewDocument): Promise<void> {
  await tx.insert(documents).values({ ...document, ...nameColumns(document.name) });
}

/** The document's name and the columns derived from it. */
export const nameColumns = (name: string) => ({ name, sortName: sortName(name), searchName: folded(name) });

export async function findDocument(
  handle: Handle,
  { documentId, userId }: DocumentOf,
): Promise<DocumentSummary | undefined> {
  const [found] = await handle
    .select(summaryColumns)
    .from(documents)
    .where(and(eq(documents.id, documentId), visibleTo(handle, userId)));
  return found;
}

/** A document with its source files, for its owner only. */
export async function findOwnDocument(handle: Handle, { documentId, userId }: DocumentOf) {
  const [found] = await handle
    .select(summaryColumns)
    .from(documents)
    .where(and(eq(documents.id, documentId), ownedBy(userId)));
  return found && { ...found, sources: await listSources(handle, documentId) };
}

/** The source files of a document, in order, for a caller who may see the document. */
export async function listSources(handle: Handle, documentId: string) {
  return handle
    .select({
      id: files.id,
      name: files.name,
      kind: files.kind,
      part: files.part,
      position: files.position,
      sha256: files.sha256,
      sizeBytes: files.sizeBytes,
    })
    .from(files)
    .where(and(eq(files.documentId, documentId), eq(files.role, "source")))
    .orderBy(asc(files.position));
}

export type SourceFile = Awaited<ReturnType<typeof listSources>>[number];

export async function renameDocument(tx: Tx, { id, name, now }: { id: string; name: string; now: Date }) {
  await tx
    .update(documents)
    .set({ ...nameColumns(name), updatedAt: now })
    .where(eq(documents.id, id));
}

/** Marks a document as changed by an event that its status does not show, such as one of several signatures. */
export async function touchDocument(tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> {
  await tx.update(documents).set({ updatedAt: now }).where(eq(documents.id, id));
}

/** Updates the copy of the status that lists use; called wherever the signing's status is written. */
export async function setDocumentStatus(
  tx: Tx,
  { documentId, status, now }: { documentId: string; status: DocumentStatus; now: Date },
): Promise<void> {
  await tx.update(documents).set({ status, updatedAt: now }).where(eq(documents.id, documentId));
}

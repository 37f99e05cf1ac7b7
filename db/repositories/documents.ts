import { and, asc, eq, exists, isNotNull, isNull, max, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import { folded } from "@/lib/domain/people/search-key";
import { sortName } from "@/lib/domain/people/sort-name";
import type { Handle, Tx } from "../client";
import { documents, files, portalSettings, signers, signingFiles, signings } from "../schema";

/** A document and the person who asks for it. Every look-up by a person takes both, so ownership is in the WHERE. */
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

/** A condition: the user owns the document, and it is not in the trash. */
export const ownedBy = (userId: string) => and(eq(documents.ownerId, userId), isNull(documents.trashedAt));

/** What a user sees: nobody sees a document that is in the trash, which has a page of its own. */
export const visibleTo = (handle: Handle, userId: string) =>
  and(isNull(documents.trashedAt), concerns(handle, userId));

/**
 * What admins may look into although it is not theirs: nothing, unless the settings say so, and nothing that is in the
 * trash. Whoever asks by this makes sure that an admin asks, and records the look.
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
 * A user has to do with what they own, and what they are asked to sign once it is out at the gateway. Only the latest
 * signing counts: whoever was named on an earlier one has no part in what others signed since, unless the latest
 * goes on from a file that they have signed. The library says the same for lists (db/library-index.ts).
 */
export function concerns(handle: Handle, userId: string) {
  const latest = alias(signings, "latest");
  const latestSigning = handle
    .select({ id: max(latest.id) })
    .from(latest)
    .where(eq(latest.documentId, documents.id));
  const asked = handle
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
  const kept = handle
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
  const latestGoesOn = handle
    .select({ id: files.id })
    .from(signings)
    .innerJoin(signingFiles, eq(signingFiles.signingId, signings.id))
    .innerJoin(files, and(eq(files.id, signingFiles.fileId), eq(files.role, "partial")))
    .where(eq(signings.id, latestSigning));
  return or(eq(documents.ownerId, userId), exists(asked), and(exists(kept), exists(latestGoesOn)));
}

type NewDocument = Omit<typeof documents.$inferInsert, "sortName" | "searchName">;

export async function insertDocument(tx: Tx, document: NewDocument): Promise<void> {
  await tx.insert(documents).values({ ...document, ...named(document.name) });
}

/** The columns that follow from a document's name. */
export const named = (name: string) => ({ name, sortName: sortName(name), searchName: folded(name) });

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

/** The document with its files, for its owner alone: what changing and sending it need. */
export async function findOwnDocument(handle: Handle, { documentId, userId }: DocumentOf) {
  const [found] = await handle
    .select(summaryColumns)
    .from(documents)
    .where(and(eq(documents.id, documentId), ownedBy(userId)));
  return found && { ...found, sources: await listSources(handle, documentId) };
}

/** The uploaded files of a document, in its order, for a caller who may see the document. */
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
    .set({ ...named(name), updatedAt: now })
    .where(eq(documents.id, id));
}

/** Marks a document as changed by an event that its status does not show, such as one signature of several. */
export async function touchDocument(tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> {
  await tx.update(documents).set({ updatedAt: now }).where(eq(documents.id, id));
}

/** Keeps the listing's copy of the status in step; called where the signing's status is written. */
export async function setDocumentStatus(
  tx: Tx,
  { documentId, status, now }: { documentId: string; status: DocumentStatus; now: Date },
): Promise<void> {
  await tx.update(documents).set({ status, updatedAt: now }).where(eq(documents.id, documentId));
}

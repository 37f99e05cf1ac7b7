import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, notExists, or } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import {
  documents,
  documentTags,
  fileGrants,
  files,
  postbacks,
  signers,
  signingFiles,
  signings,
} from "../schema";

/**
 * Condition: the document's time in the trash is over, no signing has unfinished work at the gateway, and there is no
 * file that the gateway may still fetch.
 */
function isPurgeable(handle: Handle, now: Date) {
  const busy = handle
    .select({ id: signings.id })
    .from(signings)
    .where(
      and(
        eq(signings.documentId, documents.id),
        or(isNotNull(signings.dueAt), isNotNull(signings.leaseUntil)),
      ),
    );
  const granted = handle
    .select({ id: files.id })
    .from(files)
    .innerJoin(fileGrants, eq(fileGrants.fileId, files.id))
    .where(and(eq(files.documentId, documents.id), isNull(fileGrants.usedAt), gt(fileGrants.expiresAt, now)));
  return and(lte(documents.purgeAt, now), isNull(documents.purgedAt), notExists(busy), notExists(granted));
}

/** Documents that can be purged, longest overdue first. */
export async function listPurgeable(
  handle: Handle,
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const found = await handle
    .select({ id: documents.id })
    .from(documents)
    .where(isPurgeable(handle, now))
    .orderBy(asc(documents.purgeAt))
    .limit(limit);
  return found.map(({ id }) => id);
}

/** Hashes of the stored bytes to which a document refers. */
export async function listHashes(handle: Handle, documentId: string): Promise<string[]> {
  const found = await handle
    .selectDistinct({ sha256: files.sha256 })
    .from(files)
    .where(eq(files.documentId, documentId));
  return found.map(({ sha256 }) => sha256);
}

/** Returns false if the document cannot be purged any more: another process has restored, purged or sent it. */
export async function markPurged(
  tx: Tx,
  { documentId, now }: { documentId: string; now: Date },
): Promise<boolean> {
  const marked = await tx
    .update(documents)
    .set({ purgedAt: now })
    .where(and(eq(documents.id, documentId), isPurgeable(tx, now)))
    .returning({ id: documents.id });
  return marked.length === 1;
}

/**
 * Deletes a document's files, postbacks, message and tags, and its signers' personal codes, phone numbers and tokens.
 * The rows of the document, its signings and signers stay for the audit log and for links to the document.
 */
export async function stripDocument(tx: Tx, documentId: string): Promise<void> {
  const signingIds = tx.select({ id: signings.id }).from(signings).where(eq(signings.documentId, documentId));
  await tx.delete(signingFiles).where(inArray(signingFiles.signingId, signingIds));
  await tx.delete(postbacks).where(inArray(postbacks.signingId, signingIds));
  await tx
    .update(signers)
    .set({ sealedPersonalCode: null, sealedPhone: null, sealedToken: null })
    .where(inArray(signers.signingId, signingIds));
  await tx
    .update(signings)
    .set({ signedFileId: null, partialFileId: null, message: null })
    .where(eq(signings.documentId, documentId));
  await tx.delete(documentTags).where(eq(documentTags.documentId, documentId));
  await tx.delete(files).where(eq(files.documentId, documentId));
}

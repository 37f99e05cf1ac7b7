import { and, eq, inArray, isNull } from "drizzle-orm";
import { openStatuses } from "@/lib/domain/signing/signing-status";
import type { Tx } from "../client";
import { documents, signers, signings } from "../schema";

type Transfer = { fromId: string; toId: string; now: Date };

/**
 * Transfers all documents of one user to another. Open signings continue in the name of the new owner, who is notified
 * of their end; finished ones keep the name of their sender.
 *
 * @returns the ids of the documents
 */
export async function transferDocuments(tx: Tx, { fromId, toId, now }: Transfer): Promise<string[]> {
  const moved = await tx
    .update(documents)
    .set({ ownerId: toId, updatedAt: now })
    .where(eq(documents.ownerId, fromId))
    .returning({ id: documents.id });
  await tx
    .update(signings)
    .set({ sentById: toId })
    .where(and(eq(signings.sentById, fromId), inArray(signings.status, openStatuses)));
  return moved.map(({ id }) => id);
}

/**
 * Transfers one document that is not in the trash.
 *
 * @returns false if it is in the trash, or no longer belongs to `fromId`
 */
export async function transferDocument(
  tx: Tx,
  { documentId, fromId, toId, now }: Transfer & { documentId: string },
): Promise<boolean> {
  const moved = await tx
    .update(documents)
    .set({ ownerId: toId, updatedAt: now })
    .where(and(eq(documents.id, documentId), eq(documents.ownerId, fromId), isNull(documents.trashedAt)))
    .returning({ id: documents.id });
  if (moved.length === 0) return false;
  await tx
    .update(signings)
    .set({ sentById: toId })
    .where(and(eq(signings.documentId, documentId), inArray(signings.status, openStatuses)));
  return true;
}

/**
 * Detaches a deleted account from its signers in open signings, who then sign by a personal link.
 *
 * @returns these signers
 */
export async function detachSigners(tx: Tx, userId: string) {
  const open = tx.select({ id: signings.id }).from(signings).where(inArray(signings.status, openStatuses));
  return tx
    .update(signers)
    .set({ userId: null })
    .where(and(eq(signers.userId, userId), inArray(signers.signingId, open)))
    .returning({
      id: signers.id,
      signingId: signers.signingId,
      userId: signers.userId,
      name: signers.name,
      surname: signers.surname,
      email: signers.email,
      invitedAt: signers.invitedAt,
      signedAt: signers.signedAt,
      declinedAt: signers.declinedAt,
      withdrawnAt: signers.withdrawnAt,
      removedAt: signers.removedAt,
    });
}

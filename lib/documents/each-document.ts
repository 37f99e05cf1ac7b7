import type { Db } from "@/db/client";
import { findDocument } from "@/db/repositories/documents";
import { type BulkOutcome, obstacleOf } from "@/lib/domain/document/bulk";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

type Several = { db: Db; userId: string; documentIds: string[] };

/**
 * Does the same with each of several documents. What stands in the way of one stops none of the others.
 *
 * @param act gives false for a document that is not this user's
 */
export async function eachDocument(
  { db, userId, documentIds }: Several,
  act: (documentId: string) => Promise<boolean>,
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { done: [], refused: [] };
  for (const documentId of new Set(documentIds)) {
    try {
      if (await act(documentId)) {
        outcome.done.push(documentId);
        continue;
      }
      const isSeen = await findDocument(db.read, { documentId, userId });
      outcome.refused.push({ documentId, obstacle: isSeen ? "not_yours" : "document_gone" });
    } catch (error) {
      const obstacle = error instanceof UserFacingError ? obstacleOf(error.refusal) : undefined;
      if (!obstacle) throw error;
      outcome.refused.push({ documentId, obstacle });
    }
  }
  return outcome;
}

import type { Db } from "@/db/client";
import { findDocument } from "@/db/repositories/documents";
import { type BulkOutcome, obstacleOf } from "@/lib/domain/document/bulk";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

type Selection = { db: Db; userId: string; documentIds: string[] };

/**
 * Does the same with each of several documents. An obstacle to one does not stop the others.
 *
 * @param act returns false for a document that is not this user's
 */
export async function forEachDocument(
  { db, userId, documentIds }: Selection,
  act: (documentId: string) => Promise<boolean>,
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { done: [], refused: [] };
  for (const documentId of new Set(documentIds)) {
    try {
      if (await act(documentId)) {
        outcome.done.push(documentId);
        continue;
      }
      const isVisible = await findDocument(db.read, { documentId, userId });
      outcome.refused.push({ documentId, obstacle: isVisible ? "not_yours" : "document_gone" });
    } catch (error) {
      const obstacle = error instanceof UserFacingError ? obstacleOf(error.refusal) : undefined;
      if (!obstacle) throw error;
      outcome.refused.push({ documentId, obstacle });
    }
  }
  return outcome;
}

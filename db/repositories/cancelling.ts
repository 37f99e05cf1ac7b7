import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { statusesWith } from "@/lib/domain/signing/signing-status";
import type { Tx } from "../client";
import { documents, signings } from "../schema";
import { type DocumentOf, ownedBy } from "./documents";

type Cancelling = DocumentOf & {
  reason: string;
  /** Whether the document moves to the trash once the signing is cancelled. */
  trashOnceCancelled: boolean;
  now: Date;
};

/**
 * Records that the owner cancels a document's signing, and makes it due at once.
 *
 * @returns the signing's id; `undefined` when nothing of theirs can be cancelled there
 */
export async function recordCancelling(
  tx: Tx,
  { documentId, userId, reason, trashOnceCancelled, now }: Cancelling,
): Promise<string | undefined> {
  const own = tx.select({ id: documents.id }).from(documents).where(ownedBy(userId));
  const [found] = await tx
    .update(signings)
    .set({
      ...{ cancelAskedAt: now, cancelReason: reason, trashOnceCancelled, dueAt: now },
      signalCount: sql`${signings.signalCount} + 1`,
    })
    .where(
      and(
        eq(signings.documentId, documentId),
        inArray(signings.documentId, own),
        inArray(signings.status, statusesWith("cancellable")),
        isNull(signings.resultUrl),
        isNull(signings.cancelAskedAt),
      ),
    )
    .returning({ id: signings.id });
  return found?.id;
}

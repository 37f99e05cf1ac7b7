import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { statusesWith } from "@/lib/domain/signing/signing-status";
import type { Tx } from "../client";
import { documents, signings } from "../schema";
import { type DocumentOf, ownedBy } from "./documents";

type Cancellation = DocumentOf & {
  reason: string;
  /** Whether the document moves to the trash once the signing is cancelled. */
  trashOnceCancelled: boolean;
  now: Date;
};

/**
 * Records that the owner cancelled a document's signing, and makes it due at once.
 *
 * @returns the signing's id; `undefined` if the user has nothing to cancel on this document
 */
export async function recordCancellation(
  tx: Tx,
  { documentId, userId, reason, trashOnceCancelled, now }: Cancellation,
): Promise<string | undefined> {
  const own = tx.select({ id: documents.id }).from(documents).where(ownedBy(userId));
  const [found] = await tx
    .update(signings)
    .set({
      ...{ cancelRequestedAt: now, cancelReason: reason, trashOnceCancelled, dueAt: now },
      signalCount: sql`${signings.signalCount} + 1`,
    })
    .where(
      and(
        eq(signings.documentId, documentId),
        inArray(signings.documentId, own),
        inArray(signings.status, statusesWith("cancellable")),
        isNull(signings.resultUrl),
        isNull(signings.cancelRequestedAt),
      ),
    )
    .returning({ id: signings.id });
  return found?.id;
}

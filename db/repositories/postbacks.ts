import { and, desc, eq, isNull, lt, notInArray } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { postbacks } from "../schema";

export async function insertPostback(tx: Tx, postback: typeof postbacks.$inferInsert): Promise<void> {
  await tx.insert(postbacks).values(postback);
}

const ofSigning = (signingId: string | null) =>
  signingId === null ? isNull(postbacks.signingId) : eq(postbacks.signingId, signingId);

/** Deletes postbacks received before `before`, and all but the latest `max` of one signing (null: of none). */
export async function prunePostbacks(
  tx: Tx,
  { before, signingId, max }: { before: Date; signingId: string | null; max: number },
): Promise<void> {
  await tx.delete(postbacks).where(lt(postbacks.receivedAt, before));
  const latest = tx
    .select({ id: postbacks.id })
    .from(postbacks)
    .where(ofSigning(signingId))
    .orderBy(desc(postbacks.id))
    .limit(max);
  await tx.delete(postbacks).where(and(ofSigning(signingId), notInArray(postbacks.id, latest)));
}

/** Postbacks of one signing (null: of none), latest first. Bodies are sealed. */
export async function listPostbacks(
  handle: Handle,
  { signingId, limit }: { signingId: string | null; limit: number },
) {
  return handle.select().from(postbacks).where(ofSigning(signingId)).orderBy(desc(postbacks.id)).limit(limit);
}

import { and, desc, eq, isNull, lt, notInArray } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { postbacks } from "../schema";

export async function insertPostback(tx: Tx, postback: typeof postbacks.$inferInsert): Promise<void> {
  await tx.insert(postbacks).values(postback);
}

const ofSigning = (signingId: string | null) =>
  signingId === null ? isNull(postbacks.signingId) : eq(postbacks.signingId, signingId);

/** Forgets those that came before a moment, and of those of one signing (null: of none) all but the latest. */
export async function forgetPostbacks(
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

/** Those of one signing, or of none, the latest first. The bodies are sealed. */
export async function listPostbacks(
  handle: Handle,
  { signingId, limit }: { signingId: string | null; limit: number },
) {
  return handle.select().from(postbacks).where(ofSigning(signingId)).orderBy(desc(postbacks.id)).limit(limit);
}

import { and, eq, isNull } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { documents, signers, signings } from "../schema";
import { type DocumentOf, ownedBy } from "./documents";
import { isOut } from "./is-out";
import { isInvitationWaiting, isInvited } from "./mails";

/** The signing of this user's document whose signers can be changed now: out, and not being cancelled. */
export async function findChangeableSigning(handle: Handle, { documentId, userId }: DocumentOf) {
  const [found] = await handle
    .select({ id: signings.id })
    .from(signings)
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .where(and(eq(documents.id, documentId), ownedBy(userId), isOut, isNull(signings.cancelAskedAt)));
  return found;
}

/** All signers ever of a signing, including removed ones. */
export async function countSignersEver(handle: Handle, signingId: string): Promise<number> {
  return handle.$count(signers, eq(signers.signingId, signingId));
}

type Of = { signerId: string; now: Date };

/** The sender stops asking a signer: from now on nothing opens the signing for them. */
export async function withdrawSigner(tx: Tx, { signerId, now }: Of): Promise<void> {
  await tx.update(signers).set({ withdrawnAt: now }).where(eq(signers.id, signerId));
}

/** A withdrawal that came too late: the signer stays. Whose invitation was given up in the meantime is not invited yet. */
export async function keepSigner(tx: Tx, signerId: string): Promise<void> {
  const isAsked = (await isInvited(tx, signerId)) || (await isInvitationWaiting(tx, signerId));
  await tx
    .update(signers)
    .set({ withdrawnAt: null, ...(!isAsked && { invitedAt: null }) })
    .where(eq(signers.id, signerId));
}

/** A person whom the gateway does not know any more, or never knew, is no signer. */
export async function removeSigner(tx: Tx, { signerId, now }: Of): Promise<void> {
  await tx.update(signers).set({ withdrawnAt: now, removedAt: now }).where(eq(signers.id, signerId));
}

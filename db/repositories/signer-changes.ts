import { and, eq, isNull } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { documents, signers, signings } from "../schema";
import { type DocumentOf, ownedBy } from "./documents";
import { isInvitationWaiting, isInvited } from "./mails";
import { isOut } from "./signing-conditions";

/** The signing of the user's document if its signers can be changed: it is out and not being cancelled. */
export async function findChangeableSigning(handle: Handle, { documentId, userId }: DocumentOf) {
  const [found] = await handle
    .select({ id: signings.id })
    .from(signings)
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .where(and(eq(documents.id, documentId), ownedBy(userId), isOut, isNull(signings.cancelRequestedAt)));
  return found;
}

/** Counts all signers that a signing ever had, including removed ones. */
export async function countSignersEver(handle: Handle, signingId: string): Promise<number> {
  return handle.$count(signers, eq(signers.signingId, signingId));
}

type SignerChange = { signerId: string; now: Date };

/** Records that the sender withdrew a signer: from now on nothing opens the signing for them. */
export async function withdrawSigner(tx: Tx, { signerId, now }: SignerChange): Promise<void> {
  await tx.update(signers).set({ withdrawnAt: now }).where(eq(signers.id, signerId));
}

/** Reverts a withdrawal that came too late. If the invitation was dropped meanwhile, the signer is not invited yet. */
export async function keepSigner(tx: Tx, signerId: string): Promise<void> {
  const hasInvitation = (await isInvited(tx, signerId)) || (await isInvitationWaiting(tx, signerId));
  await tx
    .update(signers)
    .set({ withdrawnAt: null, ...(!hasInvitation && { invitedAt: null }) })
    .where(eq(signers.id, signerId));
}

/** Marks a signer as removed, once the gateway has removed them or if it never had them. */
export async function removeSigner(tx: Tx, { signerId, now }: SignerChange): Promise<void> {
  await tx.update(signers).set({ withdrawnAt: now, removedAt: now }).where(eq(signers.id, signerId));
}

import { and, eq, isNull } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { signers, signings } from "../schema";
import { isSignerOf } from "./signers";
import { hasTurn, isOut } from "./signing-conditions";

/** Records that a signer declined. Returns `undefined` if there is nothing for them to sign, or not yet. */
export async function recordDecline(
  tx: Tx,
  { signerId, reason, now }: { signerId: string; reason: string; now: Date },
) {
  const [out] = await tx
    .select({ signingId: signings.id, documentId: signings.documentId })
    .from(signings)
    .innerJoin(signers, eq(signers.signingId, signings.id))
    .where(and(eq(signers.id, signerId), isOut, hasTurn(tx)));
  if (!out) return undefined;
  const [declined] = await tx
    .update(signers)
    .set({ declinedAt: now, declineReason: reason })
    .where(
      and(
        eq(signers.id, signerId),
        isNull(signers.signedAt),
        isNull(signers.declinedAt),
        isNull(signers.withdrawnAt),
      ),
    )
    .returning({ name: signers.name, surname: signers.surname });
  return declined && { ...out, ...declined };
}

/** Records a decline on the gateway's page, which asks for no reason. */
export async function markDeclined(
  tx: Tx,
  { signerId, now }: { signerId: string; now: Date },
): Promise<void> {
  await tx.update(signers).set({ declinedAt: now }).where(eq(signers.id, signerId));
}

export async function setSignerToken(
  tx: Tx,
  { signerId, sealedToken }: { signerId: string; sealedToken: string },
) {
  await tx.update(signers).set({ sealedToken }).where(eq(signers.id, signerId));
}

/** Records when a signer's turn began, once only. */
export async function markInvited(
  tx: Tx,
  { signerId, invitedAt }: { signerId: string; invitedAt: Date },
): Promise<void> {
  await tx
    .update(signers)
    .set({ invitedAt })
    .where(and(eq(signers.id, signerId), isNull(signers.invitedAt)));
}

export async function markReminded(
  tx: Tx,
  { signerId, remindedAt }: { signerId: string; remindedAt: Date },
): Promise<void> {
  await tx.update(signers).set({ remindedAt }).where(eq(signers.id, signerId));
}

export async function markSigned(
  tx: Tx,
  { signerId, signedAt }: { signerId: string; signedAt: Date },
): Promise<void> {
  await tx
    .update(signers)
    .set({ signedAt, declinedAt: null, declineReason: null, withdrawnAt: null })
    .where(and(eq(signers.id, signerId), isNull(signers.signedAt)));
}

/** Whether the gateway's id names a signer of this signing who is recorded as having signed. */
export async function hasSigned(
  handle: Handle,
  { signingId, gatewayId }: { signingId: string; gatewayId: string },
) {
  const [found] = await handle
    .select({ signedAt: signers.signedAt })
    .from(signers)
    .where(and(isSignerOf(signingId), eq(signers.gatewayId, gatewayId)));
  return found?.signedAt != null;
}

/** Records the method and country of a signature, for statistics. */
export async function recordSigningMethod(
  tx: Tx,
  used: { signingId: string; gatewayId: string; method: string | null; country: string | null },
): Promise<void> {
  await tx
    .update(signers)
    .set({ usedMethod: used.method, usedCountry: used.country })
    .where(and(eq(signers.signingId, used.signingId), eq(signers.gatewayId, used.gatewayId)));
}

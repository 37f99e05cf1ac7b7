import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { documents, signers, signings, users } from "../schema";
import { type DocumentOf, ownedBy, visibleTo } from "./documents";
import { isOut } from "./is-out";
import { hasTurn } from "./turns";

export async function insertSigners(tx: Tx, rows: (typeof signers.$inferInsert)[]): Promise<void> {
  await tx.insert(signers).values(rows);
}

/** Removed signers stay on record, but do not count. */
export const isOn = (signingId: string) => and(eq(signers.signingId, signingId), isNull(signers.removedAt));

/** The signers with what the gateway needs of them; codes, phones and tokens are sealed. */
export async function listSignerWork(handle: Handle, signingId: string) {
  return handle
    .select({
      id: signers.id,
      userId: signers.userId,
      email: signers.email,
      gatewayId: signers.gatewayId,
      name: signers.name,
      surname: signers.surname,
      country: signers.country,
      sealedPersonalCode: signers.sealedPersonalCode,
      sealedPhone: signers.sealedPhone,
      purpose: signers.purpose,
      methods: signers.methods,
      sealedToken: signers.sealedToken,
      step: signers.step,
      invitedAt: signers.invitedAt,
      remindedAt: signers.remindedAt,
      signedAt: signers.signedAt,
      declinedAt: signers.declinedAt,
      replacesId: signers.replacesId,
      withdrawnAt: signers.withdrawnAt,
      /** The profile of a user, which the sender does not see. */
      ownCountry: users.country,
      ownSealedPersonalCode: users.sealedPersonalCode,
      ownSealedPhone: users.sealedPhone,
    })
    .from(signers)
    .leftJoin(users, eq(users.id, signers.userId))
    .where(isOn(signingId))
    .orderBy(asc(signers.position));
}

export type SignerWork = Awaited<ReturnType<typeof listSignerWork>>[number];

/**
 * The user's own part in a document's signing that is out, once it is their turn: what opens the signing page for
 * them alone.
 */
export async function findOwnSigner(handle: Handle, { documentId, userId }: DocumentOf) {
  const [found] = await handle
    .select({
      signerId: signers.id,
      signingId: signings.id,
      gatewayToken: signings.gatewayToken,
      sealedToken: signers.sealedToken,
      signedAt: signers.signedAt,
    })
    .from(signers)
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .where(
      and(
        eq(signings.documentId, documentId),
        isOut,
        isNull(signings.cancelAskedAt),
        eq(signers.userId, userId),
        isNull(signers.declinedAt),
        hasTurn(handle),
        isNull(signers.withdrawnAt),
        visibleTo(handle, userId),
      ),
    );
  return found;
}

/** A signer of this user's document who is to sign now. */
export async function findSignerToInvite(
  handle: Handle,
  { documentId, userId, signerId }: DocumentOf & { signerId: string },
) {
  const [found] = await handle
    .select({
      id: signers.id,
      userId: signers.userId,
      name: signers.name,
      surname: signers.surname,
      email: signers.email,
      invitedAt: signers.invitedAt,
      remindedAt: signers.remindedAt,
      signingId: signings.id,
    })
    .from(signers)
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .where(
      and(
        eq(signers.id, signerId),
        eq(documents.id, documentId),
        ownedBy(userId),
        isOut,
        isNull(signings.cancelAskedAt),
        isNotNull(signers.sealedToken),
        isNull(signers.withdrawnAt),
        isNull(signers.signedAt),
        isNull(signers.declinedAt),
        hasTurn(handle),
      ),
    );
  return found;
}

/** Records that a signer will not sign. `undefined`: there is nothing for them to sign, or not yet. */
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

/** That their turn began; once only. */
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
    .where(and(isOn(signingId), eq(signers.gatewayId, gatewayId)));
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

import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { documents, signers, signings, users } from "../schema";
import { type DocumentOf, ownedBy, visibleTo } from "./documents";
import { hasTurn, isOut } from "./signing-conditions";

export async function insertSigners(tx: Tx, rows: (typeof signers.$inferInsert)[]): Promise<void> {
  await tx.insert(signers).values(rows);
}

/** Condition: the signers of a signing. Removed signers stay on record, but do not count. */
export const isSignerOf = (signingId: string) =>
  and(eq(signers.signingId, signingId), isNull(signers.removedAt));

/** The signers with what the workflow and the gateway need; codes, phones and tokens are sealed. */
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
      /** The user's own profile, which the sender does not see. */
      ownCountry: users.country,
      ownSealedPersonalCode: users.sealedPersonalCode,
      ownSealedPhone: users.sealedPhone,
    })
    .from(signers)
    .leftJoin(users, eq(users.id, signers.userId))
    .where(isSignerOf(signingId))
    .orderBy(asc(signers.position));
}

export type SignerWork = Awaited<ReturnType<typeof listSignerWork>>[number];

/** The user's own signer of a document that is out, once it is their turn. It opens the signing page for them only. */
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
        isNull(signings.cancelRequestedAt),
        eq(signers.userId, userId),
        isNull(signers.declinedAt),
        hasTurn(handle),
        isNull(signers.withdrawnAt),
        visibleTo(handle, userId),
      ),
    );
  return found;
}

/** A signer of the user's document whose turn it is to sign. */
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
        isNull(signings.cancelRequestedAt),
        isNotNull(signers.sealedToken),
        isNull(signers.withdrawnAt),
        isNull(signers.signedAt),
        isNull(signers.declinedAt),
        hasTurn(handle),
      ),
    );
  return found;
}

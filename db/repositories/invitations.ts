import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { documents, files, invitations, signers, signings, users } from "../schema";
import { hasTurn, signUntil } from "./signing-conditions";

export async function insertInvitation(
  tx: Tx,
  invitation: { tokenHash: string; signerId: string; createdAt: Date },
): Promise<void> {
  await tx.insert(invitations).values(invitation);
}

/** Revokes all links of a signer. */
export async function revokeInvitations(
  tx: Tx,
  { signerId, now }: { signerId: string; now: Date },
): Promise<void> {
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.signerId, signerId), isNull(invitations.revokedAt)));
}

/** Returns false if the link was opened before. */
export async function markInvitationOpened(
  tx: Tx,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<boolean> {
  const opened = await tx
    .update(invitations)
    .set({ openedAt: now })
    .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.openedAt)))
    .returning({ signerId: invitations.signerId });
  return opened.length === 1;
}

/** The signer a link belongs to, and their signing: everything that the link gives access to. */
export async function findInvitation(handle: Handle, tokenHash: string) {
  const [found] = await handle
    .select({
      tokenHash: invitations.tokenHash,
      openedAt: invitations.openedAt,
      revokedAt: invitations.revokedAt,
      signerId: signers.id,
      signerName: signers.name,
      signerSurname: signers.surname,
      signedAt: signers.signedAt,
      declinedAt: signers.declinedAt,
      isInTurn: sql<number>`${hasTurn(handle)}`.mapWith(Boolean),
      withdrawnAt: signers.withdrawnAt,
      sealedToken: signers.sealedToken,
      signingId: signings.id,
      status: signings.status,
      cancelRequestedAt: signings.cancelRequestedAt,
      language: signings.language,
      message: signings.message,
      gatewayToken: signings.gatewayToken,
      signUntil,
      documentId: documents.id,
      documentName: documents.name,
      trashedAt: documents.trashedAt,
      senderName: users.name,
      senderSurname: users.surname,
      signedFileId: signings.signedFileId,
      signedFileAt: files.createdAt,
    })
    .from(invitations)
    .innerJoin(signers, eq(signers.id, invitations.signerId))
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .innerJoin(users, eq(users.id, signings.sentById))
    .leftJoin(files, eq(files.id, signings.signedFileId))
    .where(eq(invitations.tokenHash, tokenHash));
  return found;
}

/** When each link was revoked and its signer withdrawn; links that do not exist are missing. */
export async function listRevocations(handle: Handle, tokenHashes: string[]) {
  return handle
    .select({
      tokenHash: invitations.tokenHash,
      revokedAt: invitations.revokedAt,
      withdrawnAt: signers.withdrawnAt,
    })
    .from(invitations)
    .innerJoin(signers, eq(signers.id, invitations.signerId))
    .where(inArray(invitations.tokenHash, tokenHashes));
}

export type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

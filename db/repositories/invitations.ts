import { and, eq, isNull, sql } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { documents, files, invitations, signers, signings, users } from "../schema";
import { signUntil } from "./sign-until";
import { hasTurn } from "./turns";

export async function insertInvitation(
  tx: Tx,
  invitation: { tokenHash: string; signerId: string; createdAt: Date },
): Promise<void> {
  await tx.insert(invitations).values(invitation);
}

/** Ends every link of a signer that was handed out so far. */
export async function revokeInvitations(
  tx: Tx,
  { signerId, now }: { signerId: string; now: Date },
): Promise<void> {
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.signerId, signerId), isNull(invitations.revokedAt)));
}

/** False means that the link was opened before. */
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

/** The signer whom a link belongs to, and their signing: everything that the link can open. */
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
      cancelAskedAt: signings.cancelAskedAt,
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

export type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

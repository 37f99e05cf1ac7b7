import { fullName } from "@/lib/domain/people/full-name";
import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findDocument } from "@/db/repositories/documents";
import { findInvitation } from "@/db/repositories/invitations";
import { recordDecline } from "@/db/repositories/signer-progress";
import { findOwnSigner } from "@/db/repositories/signers";
import { signalSigning } from "@/db/repositories/signing-claims";
import { tokenHash } from "@/lib/base/secrets/token";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { invitationState } from "@/lib/domain/signing/invitation-state";
import type { WorkflowContext } from "../rules/workflow-context";

type Declining = { reason: string; origin?: Origin };

/**
 * Records that a user declines to sign. The workflow makes sure that they have not signed in the meantime, and ends
 * the signing.
 *
 * @returns false when the user cannot see such a document
 * @throws {UserFacingError} when there is nothing for them to sign now
 */
export async function declineToSign(
  { db, now }: WorkflowContext,
  { documentId, userId, ...declining }: Declining & { documentId: string; userId: string },
): Promise<boolean> {
  return db.write(async (tx) => {
    if (!(await findDocument(tx, { documentId, userId }))) return false;
    const own = await findOwnSigner(tx, { documentId, userId });
    await recordDeclining(tx, own?.signerId, { ...declining, actorId: userId, now: now() });
    return true;
  });
}

/**
 * Records that a signer without an account declines; the token of their link identifies them.
 *
 * @returns false when there is no such link
 * @throws {UserFacingError} when there is nothing for them to sign now
 */
export async function declineInvitation(
  { db, now }: WorkflowContext,
  { token, ...declining }: Declining & { token: string },
): Promise<boolean> {
  return db.write(async (tx) => {
    const at = now();
    const invitation = await findInvitation(tx, tokenHash(token));
    if (!invitation) return false;
    const canSign = invitationState(invitation, at) === "to_sign";
    await recordDeclining(tx, canSign ? invitation.signerId : undefined, { ...declining, now: at });
    return true;
  });
}

async function recordDeclining(
  tx: Tx,
  signerId: string | undefined,
  { reason, actorId, origin, now }: Declining & { actorId?: string; now: Date },
): Promise<void> {
  const declined = signerId && (await recordDecline(tx, { signerId, reason, now }));
  if (!declined) throw new UserFacingError({ code: "nothing_to_sign" });
  const { signingId, documentId, name, surname } = declined;
  await signalSigning(tx, { signingId, now });
  await appendAuditEvent(tx, {
    ...{ at: now, action: "signer.declined", actorId, documentId, signingId, origin },
    detail: { signer: fullName({ name, surname }) },
  });
}

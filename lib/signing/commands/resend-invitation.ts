import { fullName } from "@/lib/domain/people/full-name";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { revokeInvitations } from "@/db/repositories/invitations";
import { isInvitationWaiting } from "@/db/repositories/mails";
import { findSignerToInvite } from "@/db/repositories/signers";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { mailSigner } from "@/lib/mail/signing-mails";
import type { WorkflowContext } from "../rules/workflow-context";

type Inviting = { documentId: string; userId: string; signerId: string; origin?: Origin };

/**
 * Resends the invitation of a signer. A signer without an account gets a new link, and earlier links stop working, so
 * this also revokes a link that went to the wrong person.
 *
 * @returns false when there is no such signer on a document of this user, or nothing for them to sign
 * @throws {UserFacingError} while the last mail has not gone out
 */
export async function resendInvitation(
  context: WorkflowContext,
  { documentId, userId, signerId, origin }: Inviting,
): Promise<boolean> {
  return context.db.write(async (tx) => {
    const signer = await findSignerToInvite(tx, { documentId, userId, signerId });
    if (!signer) return false;
    if (await isInvitationWaiting(tx, signerId)) throw new UserFacingError({ code: "mail_on_its_way" });
    const at = context.now();
    const { signingId } = signer;
    await revokeInvitations(tx, { signerId, now: at });
    await mailSigner(tx, context, { kind: "invitation", signingId, signer });
    const detail = { signer: fullName(signer) };
    await appendAuditEvent(tx, {
      ...{ at, action: "invitation.replaced", actorId: userId, documentId, signingId, origin, detail },
    });
    return true;
  });
}

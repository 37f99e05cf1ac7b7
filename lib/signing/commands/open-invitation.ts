import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findInvitation, type Invitation, markInvitationOpened } from "@/db/repositories/invitations";
import { fullName } from "@/lib/domain/people/full-name";
import { invitationState, type InvitationState } from "@/lib/domain/signing/invitation-state";
import type { Origin } from "@/lib/domain/request/origin";
import { tokenHash } from "@/lib/base/secrets/token";
import type { WorkflowContext } from "../rules/workflow-context";

export type OpenInvitation = Invitation & { state: InvitationState };

/** The invitation of a link's token, and its state now; `undefined` for an unknown token. */
export async function openInvitation(
  { db, now }: Pick<WorkflowContext, "db" | "now">,
  token: string,
): Promise<OpenInvitation | undefined> {
  const invitation = await findInvitation(db.read, tokenHash(token));
  return invitation && { ...invitation, state: invitationState(invitation, now()) };
}

/** Records the first time that a person had the document of a link before them. */
export async function recordOpened(
  { db, now }: WorkflowContext,
  invitation: OpenInvitation,
  origin?: Origin,
): Promise<void> {
  if (invitation.openedAt) return;
  const { tokenHash: hash, documentId, signingId, signerName, signerSurname } = invitation;
  await db.write(async (tx) => {
    if (!(await markInvitationOpened(tx, { tokenHash: hash, now: now() }))) return;
    await appendAuditEvent(tx, {
      ...{ at: now(), action: "signer.viewed", documentId, signingId, origin },
      detail: { signer: fullName({ name: signerName, surname: signerSurname }) },
    });
  });
}

/**
 * The URL of the gateway's page for this signer. It contains their gateway token, so it is for their browser only.
 *
 * @returns `undefined` when there is nothing for them to sign now
 */
export function invitedSigningPage(
  { gateway, sealer }: WorkflowContext,
  { state, gatewayToken, sealedToken }: OpenInvitation,
): string | undefined {
  if (state !== "to_sign" || !gatewayToken || !sealedToken) return undefined;
  return gateway.frame.pageUrl(gatewayToken, sealer.open("signer.token", sealedToken));
}

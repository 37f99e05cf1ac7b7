import { cache } from "react";
import { listSigners } from "@/db/repositories/signer-lists";
import { listSigningFiles } from "@/db/repositories/signings";
import { previewOf } from "@/lib/domain/document/file-preview";
import type { ShownFile } from "@/lib/domain/document/shown-file";
import { signingTypeOf } from "@/lib/domain/signing/signing-type";
import {
  invitedSigningPage,
  openInvitation,
  type OpenInvitation,
} from "@/lib/signing/commands/open-invitation";
import { pageCursor } from "../live/page-cursor";
import { portal } from "../portal/portal";

/** Everything that the page of an invitation shows, or `undefined` for an invalid link. */
export const loadInvitation = cache(async (token: string) => {
  await pageCursor(); // before the page reads anything
  const { db, workflow } = await portal();
  const invitation = await openInvitation(workflow, token);
  if (!invitation) return undefined;
  const signers = await listSigners(db.read, invitation.signingId);
  return {
    ...{ invitation, signers },
    files: await loadInvitationFiles(invitation, token),
    frame: {
      pageUrl: invitedSigningPage(workflow, invitation),
      scriptUrl: workflow.gateway.frame.scriptUrl,
    },
  };
});

/**
 * The files that a person without an account can read: the PDF, in its signed form once there is one, or the source
 * files, which a validated container contains byte for byte.
 */
async function loadInvitationFiles(
  { signingId, state }: OpenInvitation,
  token: string,
): Promise<ShownFile[]> {
  const { db } = await portal();
  const sources = await listSigningFiles(db.read, signingId);
  const isSignedPdf = state === "signed" && signingTypeOf(sources) === "pdf";
  const baseUrl = `/api/invitations/${token}/files`;
  return sources.map(({ name, kind, part, sizeBytes }, position) => ({
    ...{ name, part, sizeBytes, preview: previewOf(name, kind).preview },
    ...(isSignedPdf
      ? { url: `${baseUrl}/signed`, sourceUrl: `${baseUrl}/source` }
      : { url: `${baseUrl}/source${position > 0 ? `?position=${position}` : ""}` }),
  }));
}

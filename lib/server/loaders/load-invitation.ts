import { cache } from "react";
import { listSigners } from "@/db/repositories/signer-lists";
import { listSigningFiles } from "@/db/repositories/signings";
import { previewOf } from "@/lib/domain/document/file-preview";
import type { ShownFile } from "@/lib/domain/document/shown-file";
import { signingTypeOf } from "@/lib/domain/signing/signing-type";
import { openInvitation, type OpenInvitation } from "@/lib/signing/commands/open-invitation";
import { pageCursor } from "../live/page-cursor";
import { portal } from "../portal/portal";

/** Everything that the page of an invitation shows, or `undefined` for a link that opens none. */
export const loadInvitation = cache(async (token: string) => {
  await pageCursor(); // before the page reads anything
  const { db, workflow } = await portal();
  const invitation = await openInvitation(workflow, token);
  if (!invitation) return undefined;
  const signers = await listSigners(db.read, invitation.signingId);
  return { invitation, signers, files: await loadInvitationFiles(invitation, token) };
});

/**
 * What a person without an account reads: the PDF, signed once it is; or the files that were sent, which a validated
 * container holds byte for byte.
 */
async function loadInvitationFiles(
  { signingId, state }: OpenInvitation,
  token: string,
): Promise<ShownFile[]> {
  const { db } = await portal();
  const sources = await listSigningFiles(db.read, signingId);
  const isSignedPdf = state === "signed" && signingTypeOf(sources) === "pdf";
  const at = `/api/invitations/${token}/files`;
  return sources.map(({ name, kind, part, sizeBytes }, position) => ({
    ...{ name, part, sizeBytes, preview: previewOf(name, kind).preview },
    ...(isSignedPdf
      ? { url: `${at}/signed`, sourceUrl: `${at}/source` }
      : { url: `${at}/source${position > 0 ? `?position=${position}` : ""}` }),
  }));
}

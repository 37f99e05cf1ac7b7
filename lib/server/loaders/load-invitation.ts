import type { ShownFile } from "@/components/documents/files/file-view";
import type { Invitation } from "@/db/repositories/invitations";
import { listSigningFiles } from "@/db/repositories/signings";
import { previewOf } from "@/lib/domain/document/file-preview";
import type { InvitationState } from "@/lib/domain/signing/invitation-state";
import { signingTypeOf } from "@/lib/domain/signing/signing-type";
import { portal } from "@/lib/server/portal/portal";

type Open = Pick<Invitation, "signingId"> & { state: InvitationState };

/**
 * What somebody without an account reads: the PDF, signed once it is; or the files that were sent, which a container
 * that passed its check holds byte for byte.
 */
export async function readableFiles({ signingId, state }: Open, token: string): Promise<ShownFile[]> {
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

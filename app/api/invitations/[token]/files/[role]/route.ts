import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findFile } from "@/db/repositories/files";
import { listSigningFiles } from "@/db/repositories/signings";
import { publicRoute } from "@/lib/server/auth/public-route";
import { fullName } from "@/lib/domain/people/full-name";
import { canRead } from "@/lib/domain/signing/invitation-state";
import { beginsFile, fileResponse, noFileResponse } from "@/lib/files/file-response";
import { openInvitation } from "@/lib/signing/commands/open-invitation";

type Context = RouteContext<"/api/invitations/[token]/files/[role]">;

/**
 * The document of an invitation, for the holder of its link: the source, and the signed file once there is one. Nothing
 * is logged before a person had the page before them: programs follow the links of a mail and of its page.
 */
export const GET = publicRoute<Context>(async ({ portal, origin, request, params: { token, role } }) => {
  const { db, store, workflow, now } = portal;
  const invitation = await openInvitation(workflow, token);
  if (!invitation || !canRead(invitation.state)) return noFileResponse();
  const { signingId, documentId, signerName, signerSurname, signedFileId, state } = invitation;
  const { searchParams } = new URL(request.url);
  const source = (await listSigningFiles(db.read, signingId))[Number(searchParams.get("position") ?? 0)];
  const files = new Map([
    ["source", source?.id],
    ["signed", state === "signed" ? signedFileId : null],
  ]);
  const fileId = files.get(role);
  const file = fileId ? await findFile(db.read, fileId) : undefined;
  if (!file) return noFileResponse();

  const isDownload = searchParams.has("download");
  const response = await fileResponse({ store, file, request, isDownload });
  response.headers.set("referrer-policy", "no-referrer");
  if (beginsFile(request, response) && invitation.openedAt)
    await db.write((tx) =>
      appendAuditEvent(tx, {
        ...{ at: now(), action: isDownload ? "file.downloaded" : "file.viewed", documentId, signingId },
        origin,
        detail: { role, sha256: file.sha256, signer: fullName({ name: signerName, surname: signerSurname }) },
      }),
    );
  return response;
});

import { listChangesOfDocument } from "@/db/repositories/audit-events";
import { changeStream } from "@/lib/server/live/change-stream";
import { portal } from "@/lib/server/portal/portal";
import { openInvitation } from "@/lib/signing/commands/open-invitation";

/** Server-sent events of what happens to the document of an invitation, for as long as its link is good. */
export async function GET(request: Request, { params }: RouteContext<"/api/invitations/[token]/events">) {
  const { token } = await params;
  const { db, workflow } = await portal();
  const invitation = await openInvitation(workflow, token);
  if (!invitation || invitation.state === "replaced") return new Response(null, { status: 404 });
  const after = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  const stream = changeStream({
    db,
    changesSince: (afterSeq) =>
      listChangesOfDocument(db.read, { documentId: invitation.documentId, afterSeq }),
    afterSeq: Number.parseInt(after ?? "", 10) || 0,
    signal: request.signal,
    isAllowed: async () => (await openInvitation(workflow, token))?.state !== "replaced",
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" },
  });
}

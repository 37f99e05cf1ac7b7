import { listChangesOfDocument } from "@/db/repositories/audit-events";
import { changeStream } from "@/lib/server/live/change-stream";
import { publicRoute } from "@/lib/server/auth/public-route";
import { openInvitation } from "@/lib/signing/commands/open-invitation";

type Context = RouteContext<"/api/invitations/[token]/events">;

/** Server-sent events of what happens to the document of an invitation, for as long as its link is good. */
export const GET = publicRoute<Context>(async ({ portal: { db, workflow }, request, params: { token } }) => {
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
});

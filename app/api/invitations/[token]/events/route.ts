import { changeStreamResponse } from "@/lib/server/live/change-stream";
import { publicRoute } from "@/lib/server/auth/public-route";
import { openInvitation } from "@/lib/signing/commands/open-invitation";

type Context = RouteContext<"/api/invitations/[token]/events">;

/** Server-sent events about changes of an invitation's document, for as long as its link is valid. */
export const GET = publicRoute<Context>(async ({ portal: { workflow }, request, params: { token } }) => {
  const invitation = await openInvitation(workflow, token);
  if (!invitation || invitation.state === "replaced") return new Response(null, { status: 404 });
  const { documentId, tokenHash } = invitation;
  return changeStreamResponse(request, workflow, { kind: "invitation", documentId, tokenHash });
});

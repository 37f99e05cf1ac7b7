import { watchSession } from "@/lib/server/auth/require-user";
import { userRoute } from "@/lib/server/auth/user-route";
import { listChangedDocuments } from "@/db/repositories/audit-events";
import { changeStream } from "@/lib/server/live/change-stream";

/**
 * Server-sent events: one `change` for each document of the person to which something happened since
 * `?after`, or since the event that a browser which reconnects saw last.
 */
export const GET = userRoute(async ({ portal: { db }, user, request }) => {
  const after = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  const afterSeq = Number.parseInt(after ?? "", 10) || 0;
  const isAllowed = await watchSession();
  const changesSince = (seq: number) => listChangedDocuments(db.read, { userId: user.id, afterSeq: seq });
  return new Response(changeStream({ db, changesSince, afterSeq, signal: request.signal, isAllowed }), {
    headers: { "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" },
  });
});

import { listAllChanges } from "@/db/repositories/audit-events";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { watchSession } from "@/lib/server/auth/require-user";
import { changeStream } from "@/lib/server/live/change-stream";

/** Server-sent events of what happens to everybody's documents, for an admin. */
export const GET = adminRoute(async ({ portal: { db }, request }) => {
  const after = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  const stream = changeStream({
    db,
    changesSince: (seq) => listAllChanges(db.read, seq),
    afterSeq: Number.parseInt(after ?? "", 10) || 0,
    signal: request.signal,
    isAllowed: await watchSession(),
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" },
  });
});

import { listAllChanges } from "@/db/repositories/audit-events";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { watchSession } from "@/lib/server/auth/require-user";
import { changeStreamResponse } from "@/lib/server/live/change-stream";

/** Server-sent events about changes of any user's documents, for admins. */
export const GET = adminRoute(async ({ portal: { db }, request }) =>
  changeStreamResponse(request, {
    db,
    changesSince: (afterSeq) => listAllChanges(db.read, afterSeq),
    isAllowed: await watchSession(),
  }),
);

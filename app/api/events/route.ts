import { watchSession } from "@/lib/server/auth/require-user";
import { userRoute } from "@/lib/server/auth/user-route";
import { listChangedDocuments } from "@/db/repositories/audit-events";
import { changeStreamResponse } from "@/lib/server/live/change-stream";

/** Server-sent events: one `change` for each of the user's documents that changed. */
export const GET = userRoute(async ({ portal: { db }, user, request }) =>
  changeStreamResponse(request, {
    db,
    changesSince: (afterSeq) => listChangedDocuments(db.read, { userId: user.id, afterSeq }),
    isAllowed: await watchSession(),
  }),
);

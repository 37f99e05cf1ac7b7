import { adminRoute } from "@/lib/server/auth/admin-route";
import { changeStreamResponse } from "@/lib/server/live/change-stream";

/** Server-sent events about changes of any user's documents, for admins. */
export const GET = adminRoute(async ({ portal: { workflow }, sessionId, request }) =>
  changeStreamResponse(request, workflow, { kind: "admin", sessionId }),
);

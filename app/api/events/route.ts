import { userRoute } from "@/lib/server/auth/user-route";
import { changeStreamResponse } from "@/lib/server/live/change-stream";

/** Server-sent events: one `change` for each of the user's documents that changed. */
export const GET = userRoute(async ({ portal: { workflow }, user, sessionId, request }) =>
  changeStreamResponse(request, workflow, { kind: "user", userId: user.id, sessionId }),
);

import { required } from "@/lib/base/required";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { currentSessionId } from "@/lib/server/auth/require-user";
import { changeStreamResponse } from "@/lib/server/live/change-stream";

/** Server-sent events about changes of any user's documents, for admins. */
export const GET = adminRoute(async ({ portal: { workflow }, request }) => {
  const sessionId = required(await currentSessionId(), "session's id");
  return changeStreamResponse(request, workflow, { kind: "admin", sessionId });
});

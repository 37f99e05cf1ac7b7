import { required } from "@/lib/base/required";
import { currentSessionId } from "@/lib/server/auth/require-user";
import { userRoute } from "@/lib/server/auth/user-route";
import { changeStreamResponse } from "@/lib/server/live/change-stream";

/** Server-sent events: one `change` for each of the user's documents that changed. */
export const GET = userRoute(async ({ portal: { workflow }, user, request }) => {
  const sessionId = required(await currentSessionId(), "session's id");
  return changeStreamResponse(request, workflow, { kind: "user", userId: user.id, sessionId });
});

import { readBodyStart } from "@/lib/files/read-body";
import { log } from "@/lib/base/log";
import { keepPending } from "@/lib/base/pending-work";
import { publicRoute } from "@/lib/server/auth/public-route";
import { createRateLimit } from "@/lib/base/rate-limit";
import { doneWithin } from "@/lib/base/done-within";
import { signingOfPostback } from "@/lib/signing/rules/postback-address";
import { takePostback } from "@/lib/signing/signals/take-postback";
import { minuteMs } from "@/lib/domain/time/durations";

/** Postbacks are a few kilobytes, mostly a certificate. */
const maxBytes = 64 * 1024;
/** The maximum time until the gateway gets a response, however busy the database is. */
const respondWithinMs = 80;

/** Limits the postbacks with an invalid token that are stored. */
const unknownPostbacks = createRateLimit({ max: 60, everyMs: minuteMs });

type Context = RouteContext<"/api/postback/[token]">;

/**
 * Receives a postback from the gateway. It is accepted with 200 at once, whatever its body, so that the response does
 * not reveal which tokens are valid. Only one that cannot be recorded is refused, as the gateway then sends it again.
 */
export const POST = publicRoute<Context>(async ({ portal, request, params: { token } }) => {
  const { workflow, now, pending } = portal;
  const signingId = signingOfPostback(workflow.keyedHash, token);
  const { text: body, isWhole } = await readBodyStart(request.body, maxBytes);
  if (!signingId && !unknownPostbacks.take(now())) return accepted();
  const contentType = request.headers.get("content-type") ?? "";
  const recorded = keepPending(pending, takePostback(workflow, { signingId, contentType, body, isWhole }));
  recorded.catch((error: unknown) => log("A postback could not be recorded", error));
  try {
    await doneWithin(respondWithinMs, recorded);
  } catch {
    return Response.json({ status: "error" }, { status: 503, headers: { "retry-after": "60" } });
  }
  return accepted();
});

const accepted = () => Response.json({ status: "ok" });

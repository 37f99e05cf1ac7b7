import { readBeginning } from "@/lib/files/read-beginning";
import { log } from "@/lib/base/log";
import { publicRoute } from "@/lib/server/auth/public-route";
import { createRateLimit } from "@/lib/base/rate-limit";
import { isDoneWithin } from "@/lib/base/with-timeout";
import { signingOfPostback } from "@/lib/signing/rules/postback-address";
import { takePostback } from "@/lib/signing/signals/take-postback";
import { minuteMs } from "@/lib/domain/time/durations";

/** A postback is a few kilobytes, most of them a certificate. */
const maxBytes = 64 * 1024;
/** The gateway is not kept waiting, however busy the database is. */
const answerWithinMs = 80;

/** Postbacks to paths that are none of ours. */
const strangers = createRateLimit({ max: 60, everyMs: minuteMs });

type Context = RouteContext<"/api/postback/[token]">;

/**
 * The gateway's call to us. Whatever it says, it is answered with 200 at once: nobody learns from the answer which
 * addresses exist. Only where it cannot be recorded is it refused, as the gateway then sends it again later.
 */
export const POST = publicRoute<Context>(async ({ portal, request, params: { token } }) => {
  const { workflow, now } = portal;
  const signingId = signingOfPostback(workflow.keyedHash, token);
  const { text: body, isWhole } = await readBeginning(request.body, maxBytes);
  if (!signingId && !strangers.take(now())) return taken();
  const contentType = request.headers.get("content-type") ?? "";
  const recorded = takePostback(workflow, { signingId, contentType, body, isWhole });
  recorded.catch((error: unknown) => log("A postback could not be recorded", error));
  try {
    await isDoneWithin(answerWithinMs, recorded);
  } catch {
    return Response.json({ status: "error" }, { status: 503, headers: { "retry-after": "60" } });
  }
  return taken();
});

const taken = () => Response.json({ status: "ok" });

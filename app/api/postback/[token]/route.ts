import { readAtMost } from "@/lib/library/read-at-most";
import { portal } from "@/lib/portal";
import { takePostback } from "@/lib/signing/hint";
import { signingOfPostback } from "@/lib/signing/postback-address";

/** A postback is a few kilobytes, most of them a certificate. */
const mostBytes = 256 * 1024;

/**
 * The gateway's call to us. Whatever it says, it is answered with 200: repeating it would not help, and nobody
 * learns from the answer which addresses exist. The address alone is the hint; a body that cannot be read to
 * its end says nothing more.
 */
export async function POST(request: Request, { params }: RouteContext<"/api/postback/[token]">) {
  const { workflow, reconciler } = await portal();
  const signingId = signingOfPostback(workflow.keyedHash, (await params).token);
  const body = await readAtMost(request.body, mostBytes).catch(() => undefined);
  if (signingId) {
    await takePostback(workflow, signingId, body ?? "");
    reconciler.wake();
  }
  return Response.json({ status: "ok" });
}

import { setTimeout as wait } from "node:timers/promises";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { adminRoute } from "@/lib/server/auth/admin-route";
import type { GatewayProbeEvent } from "@/lib/domain/gateway/gateway-probe";
import type { GatewayCallLog } from "@/lib/signing/workflow/gateway-call-log";
import { probeGateway } from "@/lib/signing/repair/probe-gateway";

/**
 * Sends a test document through the gateway and streams each step as a line of JSON. The probe continues after the
 * client disconnects, as its last step deletes the document.
 */
export const POST = adminRoute(
  async ({ portal: { workflow, calls, db, now }, user: admin, origin, request }) => {
    await db.write((tx) =>
      appendAuditEvent(tx, { at: now(), action: "gateway.tested", actorId: admin.id, origin }),
    );
    const events = probeGateway(workflow, {
      signer: { name: admin.name, surname: admin.surname },
      signal: request.signal,
      wait: (ms, signal) => wait(ms, undefined, { signal }),
    });
    return new Response(linesOf(recorded(events, calls)), {
      headers: { "content-type": "application/x-ndjson", "cache-control": "no-cache, no-transform" },
    });
  },
);

/** Writes the calls before the end, for the page, which another portal may serve. */
async function* recorded(events: AsyncIterable<GatewayProbeEvent>, calls: GatewayCallLog) {
  yield* events;
  await calls.flush();
}

function linesOf(events: AsyncIterable<GatewayProbeEvent>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isConnected = true;
  return new ReadableStream({
    async start(controller) {
      for await (const each of events)
        if (isConnected) controller.enqueue(encoder.encode(`${JSON.stringify(each)}\n`));
      if (isConnected) controller.close();
    },
    cancel() {
      isConnected = false;
    },
  });
}

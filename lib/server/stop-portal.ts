import { setTimeout as wait } from "node:timers/promises";
import { doneWithin } from "@/lib/base/done-within";
import { closeChangeStreams } from "./live/change-stream";
import type { OpenRequests } from "./open-requests";
import { openedPortal } from "./portal/portal";

const stepGraceMs = 5_000;
const closeWithinMs = 2_000;

type Stopping = { drainMs: number; requestsMs: number };

/**
 * Stops the portal without interrupting requests. Background work is released to other portals at once. Requests are
 * served for `drainMs`, while `/api/ready` makes the balancer send new ones elsewhere. Then connections are refused,
 * live streams end, and requests in progress get `requestsMs` to finish.
 */
export async function stopPortal(requests: OpenRequests, { drainMs, requestsMs }: Stopping): Promise<void> {
  const open = await openedPortal();
  if (!open) return;
  open.readiness.drain();
  requests.closeConnections();
  const worked = Promise.allSettled([
    open.reconciler.stop({ graceMs: stepGraceMs }),
    open.outbox?.stop(),
    open.importer.stop(),
    open.trust.stop(),
  ]);
  await wait(drainMs);
  const endsAt = performance.now() + requestsMs;
  const answered = requests.end(requestsMs);
  closeChangeStreams();
  const isAnswered = await answered;
  // Work gets only the time that requests have left, because a supervisor waits no longer before it kills the process.
  const leftMs = Math.max(endsAt - performance.now(), stepGraceMs);
  await doneWithin(leftMs, Promise.all([worked, Promise.allSettled(open.pending)]));
  await doneWithin(closeWithinMs, Promise.allSettled([open.calls.stop(), open.egress.close()]));
  open.reader.stop();
  if (isAnswered) await doneWithin(closeWithinMs, open.db.close());
}

import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { beginGatewayPause, endGatewayPause } from "@/db/repositories/gateway-pauses";
import { nextProbeAt } from "./schedule";

/** What a call reveals about our access token, if anything: a call without a response reveals nothing. */
export type GatewayAccess = "granted" | "refused";

/** The signing whose call it was; left out for an admin's check. */
type Noted = { access: GatewayAccess; signingId?: string; documentId?: string; now: Date };

/**
 * Records what a call revealed about our access, in the transaction that records the call's result: a refusal pauses
 * all work at the gateway, an acceptance ends the pause.
 */
export async function recordGatewayAccess(tx: Tx, { access, now, ...subject }: Noted): Promise<void> {
  if (access === "refused") {
    const hasBegun = await beginGatewayPause(tx, { since: now, nextProbeAt: nextProbeAt(0, now) });
    if (hasBegun) await appendAuditEvent(tx, { at: now, action: "gateway.access_refused", ...subject });
    return;
  }
  const ended = await endGatewayPause(tx);
  if (!ended) return;
  const detail = { probes: ended.probes, since: ended.since.toISOString() };
  await appendAuditEvent(tx, { at: now, action: "gateway.access_restored", ...subject, detail });
}

import { setTimeout as pause } from "node:timers/promises";
import { leaseMs } from "@/lib/signing/workflow/lease";
import type { FaultCase } from "./fault-cases";
import type { Testbed } from "./testbed";
import { sendToAll, signAll } from "./participants";
import type { Crash } from "./portal-messages";
import type { DocumentRecord } from "./portal-database";

const pollEveryMs = 10;
/** How long the gateway may take to call the portal before the clock is moved on to the portal's next check. */
const gatewayPatienceMs = 250;
/** A signing that takes longer is stuck. Long enough that no machine is too busy for one that is not. */
const patienceMs = 180_000;

type Journey = {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  fault: FaultCase;
  /** Where the portal crashes: after its first start, after its second start, … */
  crashes: readonly Crash[];
  /** Checks what the crash left behind. */
  whileDown: () => Promise<void>;
};

export type JourneyResult = { crashes: number; end: string | undefined };

/**
 * Takes one document from its upload to its end, as its owner and its signers would, through the portal's crashes. A
 * request that a crash interrupted is sent again unless it took effect.
 *
 * @returns how often the portal crashed, and the signing's final status unless it got stuck
 */
export async function runJourney(testbed: Testbed, journey: Journey): Promise<JourneyResult> {
  const { gateway, portal } = testbed;
  const [firstCrash, ...laterCrashes] = journey.crashes;
  await gateway.setFaults(journey.fault.orders);
  portal.uploadBy(journey.fault.uploadBy ?? "url");
  portal.crashAt(firstCrash);
  const participants = participantsOf(testbed, journey);
  const idle = idleDetector();
  const until = Date.now() + patienceMs;
  let crashes = 0;
  while (Date.now() < until) {
    if (portal.hasCrashed()) {
      await journey.whileDown();
      await portal.restart(leaseMs, laterCrashes[crashes]);
      portal.uploadBy(journey.fault.uploadBy ?? "url");
      crashes += 1;
      continue;
    }
    const now = testbed.database.findDocuments(journey.name).at(-1);
    if (isOver(now)) {
      await portal.boundaries(); // the portal may be crashing at the very commit that was just read
      if (portal.hasCrashed()) continue;
      return { crashes, end: now?.status ?? undefined };
    }
    if (await participants.act(now)) continue;
    if (now && idle.isIdle(now) && isWaiting(now, portal.now())) portal.moveClock(now.dueAt ?? 0);
    await pause(pollEveryMs);
  }
  return { crashes, end: undefined };
}

/** A signed or failed signing is over once it is deleted at the gateway as well. */
function isOver(now: DocumentRecord | undefined): boolean {
  if (!now?.status || now.leaseUntil !== null) return false;
  return (
    now.status === "needs_attention" || (["signed", "failed"].includes(now.status) && now.dueAt === null)
  );
}

const isWaiting = ({ dueAt, leaseUntil }: DocumentRecord, now: Date) =>
  dueAt !== null && leaseUntil === null && dueAt > now.getTime();

/** Tells whether nothing has changed for as long as the gateway may take. After a failure there is nothing to wait for. */
function idleDetector() {
  let last = "";
  let since = Date.now();
  return {
    isIdle(now: DocumentRecord): boolean {
      const present = JSON.stringify(now);
      if (present !== last) since = Date.now();
      last = present;
      return (now.failures ?? 0) > 0 || Date.now() - since >= gatewayPatienceMs;
    },
  };
}

/** The owner, who uploads and sends, and the signers; each acts until the action has taken effect, and then not again. */
function participantsOf(testbed: Testbed, { name, bytes }: Journey) {
  const signedAt = new Set<string>();
  const ignoreCrash = () => undefined; // the portal crashed during the request
  return {
    /** @returns whether anybody acted */
    async act(now: DocumentRecord | undefined): Promise<boolean> {
      if (!now) await testbed.portal.upload(name, bytes).catch(ignoreCrash);
      else if (!now.signingId) await sendToAll(testbed.portal, now.documentId).catch(ignoreCrash);
      else if (now.status === "out_for_signature" && now.gatewayToken && !signedAt.has(now.gatewayToken)) {
        signedAt.add(now.gatewayToken);
        await signAll(testbed, now);
      } else return false;
      return true;
    },
  };
}

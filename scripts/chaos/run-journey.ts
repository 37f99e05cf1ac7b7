import { setTimeout as pause } from "node:timers/promises";
import { leaseMs } from "@/lib/signing/workflow/lease";
import { idleDetector, isOver, isWaiting } from "./document-state";
import type { FaultCase } from "./fault-cases";
import { participantsOf, type Subject } from "./participants";
import type { Testbed } from "./testbed";
import type { Crash } from "./portal-messages";
import type { PortalProcess } from "./portal";

const pollIntervalMs = 10;
/** A signing that takes longer is stuck. This is long enough for one that is not, even on a busy machine. */
const journeyTimeoutMs = 180_000;

type Journey = Subject & {
  /** Where the portal crashes: after its first start, after its second start, … */
  crashes: readonly Crash[];
  /** Checks what the crash left behind. */
  whileDown: () => Promise<void>;
};

export type JourneyResult = { crashes: number; end: string | undefined };

/**
 * Runs one document from its upload to its end, as its owner and its signers would, through crashes of the portal. A
 * request that a crash interrupted is sent again unless it took effect.
 *
 * @returns how often the portal crashed, and the signing's final status unless it got stuck
 */
export async function runJourney(testbed: Testbed, journey: Journey): Promise<JourneyResult> {
  const { gateway, portal } = testbed;
  const [firstCrash, ...laterCrashes] = journey.crashes;
  await gateway.setFaults(journey.fault.orders);
  configure(portal, journey.fault);
  portal.crashAt(firstCrash);
  const participants = participantsOf({ ...testbed, portal }, journey);
  const idle = idleDetector();
  const deadline = Date.now() + journeyTimeoutMs;
  let crashes = 0;
  while (Date.now() < deadline) {
    if (portal.hasCrashed()) {
      await journey.whileDown();
      await portal.restart(leaseMs, laterCrashes[crashes]);
      configure(portal, journey.fault);
      crashes += 1;
      continue;
    }
    const record = (await testbed.database.findDocuments(journey.name)).at(-1);
    if (isOver(record)) {
      await portal.boundaries(); // the portal may be crashing at the very commit just read
      if (portal.hasCrashed()) continue;
      return { crashes, end: record?.status ?? undefined };
    }
    if (await participants.act(record)) continue;
    if (record && idle.isIdle(record) && isWaiting(record, portal.now().getTime()))
      portal.moveClock(record.dueAt ?? 0);
    await pause(pollIntervalMs);
  }
  return { crashes, end: undefined };
}

function configure(portal: PortalProcess, { uploadBy, isArchived }: FaultCase): void {
  portal.uploadBy(uploadBy ?? "url");
  portal.askForLevel(isArchived ? "ltv" : "lt");
}

import { setTimeout as pause } from "node:timers/promises";
import { leaseMs } from "@/lib/signing/workflow/lease";
import type { FaultCase } from "./fault-cases";
import type { Testbed } from "./testbed";
import { sendToAll, signAll } from "./participants";
import type { Crash } from "./portal-messages";
import type { PortalProcess } from "./portal";
import type { DocumentRecord } from "./portal-database";

const pollIntervalMs = 10;
/** How long the gateway may take to call the portal before the clock is moved to the portal's next check. */
const gatewayCallWaitMs = 250;
/** A signing that takes longer is stuck. This is long enough for one that is not, even on a busy machine. */
const journeyTimeoutMs = 180_000;

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
  const participants = participantsOf(testbed, journey);
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
    if (record && idle.isIdle(record) && isWaiting(record, portal.now())) portal.moveClock(record.dueAt ?? 0);
    await pause(pollIntervalMs);
  }
  return { crashes, end: undefined };
}

function configure(portal: PortalProcess, { uploadBy, isArchived }: FaultCase): void {
  portal.uploadBy(uploadBy ?? "url");
  portal.askForLevel(isArchived ? "ltv" : "lt");
}

/** A signed or failed signing is over once it is deleted at the gateway as well. */
function isOver(record: DocumentRecord | undefined): boolean {
  if (!record?.status || record.leaseUntil !== null) return false;
  return (
    record.status === "needs_attention" ||
    (["signed", "failed"].includes(record.status) && record.dueAt === null)
  );
}

const isWaiting = ({ dueAt, leaseUntil }: DocumentRecord, now: Date) =>
  dueAt !== null && leaseUntil === null && dueAt > now.getTime();

/**
 * Detects that nothing has changed for as long as the gateway may take. After a failure there is nothing to wait for.
 */
function idleDetector() {
  let last = "";
  let since = Date.now();
  return {
    isIdle(record: DocumentRecord): boolean {
      const current = JSON.stringify(record);
      if (current !== last) since = Date.now();
      last = current;
      return (record.failures ?? 0) > 0 || Date.now() - since >= gatewayCallWaitMs;
    },
  };
}

/**
 * The owner, who uploads and sends, the signers, and the gateway, which archives. Each repeats an action until it has
 * taken effect.
 */
function participantsOf(testbed: Testbed, { name, bytes, fault }: Journey) {
  const signedAt = new Set<string>();
  const archivedAt = new Set<string>();
  const ignoreCrash = () => undefined; // the portal crashed during the request
  return {
    /** @returns whether anybody acted */
    async act(record: DocumentRecord | undefined): Promise<boolean> {
      if (!record) await testbed.portal.upload(name, bytes).catch(ignoreCrash);
      else if (!record.signingId) await sendToAll(testbed.portal, record.documentId).catch(ignoreCrash);
      else if (
        record.status === "out_for_signature" &&
        record.gatewayToken &&
        !signedAt.has(record.gatewayToken)
      ) {
        signedAt.add(record.gatewayToken);
        await signAll(testbed, record);
      } else if (
        fault.isArchived &&
        record.status === "signed" &&
        record.gatewayToken &&
        !archivedAt.has(record.gatewayToken)
      ) {
        archivedAt.add(record.gatewayToken);
        await testbed.gateway.archive(record.gatewayToken);
      } else return false;
      return true;
    },
  };
}

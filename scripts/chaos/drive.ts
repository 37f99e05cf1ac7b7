import { setTimeout as pause } from "node:timers/promises";
import { leaseMs } from "@/lib/signing/workflow/lease";
import type { FaultCase } from "./fault-cases";
import type { Lane } from "./lane";
import { sendToAll, signAll } from "./people";
import type { Death } from "./portal-messages";
import type { DocumentRecord } from "./record";

const lookEveryMs = 10;
/** How long the gateway may take for a call of its own before the clock is moved on to the portal's next look. */
const gatewayPatienceMs = 250;
/** A signing that takes longer is stuck. Long enough that no machine is too busy for one that is not. */
const patienceMs = 180_000;

type Journey = {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  fault: FaultCase;
  /** Where the portal dies: in its first life, in its second life, … */
  deaths: readonly Death[];
  /** Looks at what lies there while the portal is dead. */
  whileDead: () => Promise<void>;
};

export type JourneyEnd = { deaths: number; end: string | undefined };

/**
 * Takes one document from its upload to its end, as its owner and its signers would, through the deaths of the portal:
 * whatever broke off is done again if it did not happen.
 *
 * @returns how often the portal died, and the signing's last status if it came to an end
 */
export async function drive(lane: Lane, journey: Journey): Promise<JourneyEnd> {
  const { gateway, portal } = lane;
  const [firstDeath, ...laterDeaths] = journey.deaths;
  await gateway.orderFaults(journey.fault.order);
  portal.uploadBy(journey.fault.uploadBy ?? "url");
  portal.dieAt(firstDeath);
  const people = peopleOf(lane, journey);
  const quiet = quietWatch();
  const until = Date.now() + patienceMs;
  let deaths = 0;
  while (Date.now() < until) {
    if (portal.isDead()) {
      await journey.whileDead();
      await portal.startAgain(leaseMs, laterDeaths[deaths]);
      portal.uploadBy(journey.fault.uploadBy ?? "url");
      deaths += 1;
      continue;
    }
    const now = lane.record.documentsNamed(journey.name).at(-1);
    if (isOver(now)) {
      await portal.boundaries(); // the portal may be dying of the very commit that was just read
      if (portal.isDead()) continue;
      return { deaths, end: now?.status ?? undefined };
    }
    if (await people.act(now)) continue;
    if (now && quiet.isSo(now) && isWaiting(now, portal.now())) portal.moveClock(now.dueAt ?? 0);
    await pause(lookEveryMs);
  }
  return { deaths, end: undefined };
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

/** Nothing has moved for as long as the gateway may take. After a failure nobody is waited for. */
function quietWatch() {
  let last = "";
  let since = Date.now();
  return {
    isSo(now: DocumentRecord): boolean {
      const present = JSON.stringify(now);
      if (present !== last) since = Date.now();
      last = present;
      return (now.failures ?? 0) > 0 || Date.now() - since >= gatewayPatienceMs;
    },
  };
}

/** The owner uploads and sends, the signers sign; each does so until it is done, and once. */
function peopleOf(lane: Lane, { name, bytes }: Journey) {
  const signedAt = new Set<string>();
  const broken = () => undefined; // the portal died under the request
  return {
    /** @returns whether somebody did something */
    async act(now: DocumentRecord | undefined): Promise<boolean> {
      if (!now) await lane.portal.upload(name, bytes).catch(broken);
      else if (!now.signingId) await sendToAll(lane.portal, now.documentId).catch(broken);
      else if (now.status === "out_for_signature" && now.gatewayToken && !signedAt.has(now.gatewayToken)) {
        signedAt.add(now.gatewayToken);
        await signAll(lane, now);
      } else return false;
      return true;
    },
  };
}

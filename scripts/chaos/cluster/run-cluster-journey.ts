import { setTimeout as pause } from "node:timers/promises";
import { idleDetector, isOver, isWaiting } from "../document-state";
import { participantsOf, type Subject } from "../participants";
import type { Cluster } from "./cluster";
import { dealStrikes, type DealtStrikes } from "./deal-strikes";
import type { PromiseKeeper } from "./promises";
import type { Strike } from "./strikes";
import { type Recovery, watchLeases } from "./watch-leases";

const pollIntervalMs = 50;
/** Longer than a minute without the store, and long enough for a busy machine. */
const journeyTimeoutMs = 300_000;
/** A frozen portal without work under a lease goes on once the balancer has noticed. */
const frozenForMs = 4_000;

type Journey = Subject & {
  strikes: readonly Strike[];
  promises: PromiseKeeper;
  /** Checks what a strike left behind. */
  onStruck: () => Promise<void>;
};

export type ClusterJourney = {
  strikes: DealtStrikes["dealt"];
  recoveries: Recovery[];
  /** The status in which the signing ended; undefined if it got stuck. */
  end: string | undefined;
  /** The boundaries that were passed; whole only without strikes. */
  passed: string[];
};

/** Runs one document from its upload to its end through strikes, as its owner and its signers would. */
export async function runClusterJourney(cluster: Cluster, journey: Journey): Promise<ClusterJourney> {
  const { evidence, portals, clock, database } = cluster;
  const { name, fault, promises } = journey;
  await evidence.gateway.setFaults(fault.orders);
  for (const portal of portals)
    portal.configure({ pdfLevel: fault.isArchived ? "ltv" : "lt", uploadMode: fault.uploadBy });
  const strikes = dealStrikes(cluster, journey.strikes, journey.onStruck);
  const leases = watchLeases(cluster, strikes);
  const world = { ...evidence, sealer: cluster.sealer, portal: promises.portal };
  const participants = participantsOf(world, journey);
  const idle = idleDetector();

  async function finish(end: string | undefined): Promise<ClusterJourney> {
    const passed = (await Promise.all(portals.map((portal) => portal.boundaries()))).flat();
    await strikes.end();
    return {
      ...{ end, strikes: strikes.dealt, recoveries: leases.recoveries },
      passed: [...passed, ...strikes.storePassed],
    };
  }

  const deadline = Date.now() + journeyTimeoutMs;
  while (Date.now() < deadline) {
    await strikes.settled();
    const record = (await evidence.database.findDocuments(name)).at(-1);
    const isQuiet = await leases.poll();
    const frozen = strikes.frozen();
    if (frozen && !leases.hasOrphans() && Date.now() - frozen.since >= thawAfterMs(leases)) strikes.thaw();
    const nextMailAt = await findNextMail();
    if (isQuiet && !frozen && nextMailAt === null && isOver(record)) {
      const count = strikes.dealt.length;
      await Promise.all(portals.map((portal) => portal.boundaries())); // one may be at the very commit just read
      await strikes.settled();
      if (strikes.dealt.length === count) return finish(record?.status ?? undefined);
      continue;
    }
    // The client of a frozen portal waits for the response before it repeats the request.
    if (!(frozen && !record?.signingId) && (await participants.act(record))) continue;
    if (isQuiet && !strikes.isStoreDown() && record && idle.isIdle(record)) moveToNext(nextMailAt, record);
    await pause(pollIntervalMs);
  }
  return finish(undefined);

  function thawAfterMs({ recoveries }: Pick<ClusterJourney, "recoveries">): number {
    return recoveries.length > 0 ? 0 : frozenForMs;
  }

  async function findNextMail(): Promise<number | null> {
    const [row] = await database.query<{ at: number | null }>("SELECT min(due_at) AS at FROM mails");
    return row?.at ?? null;
  }

  function moveToNext(mailAt: number | null, record: Parameters<typeof isWaiting>[0]): void {
    const now = clock.now();
    if (record.dueAt !== null && !isWaiting(record, now)) return;
    const next = Math.min(mailAt ?? Infinity, record.dueAt ?? Infinity);
    if (next > now && Number.isFinite(next)) clock.moveTo(next);
  }
}

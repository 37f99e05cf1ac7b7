import { setTimeout as wait } from "node:timers/promises";
import type { Cluster } from "./cluster";
import type { ClusterPortal } from "./cluster-portal";
import type { Strike, StrikeKind } from "./strikes";

const cutEveryMs = 20;

/**
 * Deals strikes to a cluster, one after the other, each when a portal reaches its boundary.
 *
 * @param onStruck checks what a strike left behind
 */
export function dealStrikes(cluster: Cluster, strikes: readonly Strike[], onStruck: () => Promise<void>) {
  const { portals, database } = cluster;
  const remaining = [...strikes];
  const dealt: StrikeKind[] = [];
  const background = new Set<Promise<unknown>>();
  const storePassed: string[] = [];
  let current: Strike | undefined;
  let passesLeft = 0;
  let frozen: { portal: ClusterPortal; since: number } | undefined;
  let isStoreDown = false;
  let isCutting = false;
  let dealing: Promise<unknown> = Promise.resolve();

  function armNext(): void {
    current = remaining.shift();
    passesLeft = current?.at.boundary === undefined ? 1 : current.at.occurrence;
    for (const portal of portals) portal.send({ kind: "crash", crash: current?.at });
  }

  /** The strike that falls at this passing of a boundary, if any. */
  function takeStrike(boundary: string): Strike | undefined {
    if (!current || ![undefined, boundary].includes(current.at.boundary) || --passesLeft > 0)
      return undefined;
    const strike = current;
    current = undefined;
    return strike;
  }

  /** A portal is suspended at a boundary. One at a time, as two may reach theirs together. */
  function reached(portal: ClusterPortal, boundary: string): Promise<void> {
    const handled = dealing.then(async () => {
      if (portal.state() === "dead") return;
      const strike = takeStrike(boundary);
      if (!strike) return portal.resume();
      const { kind, forMs = 0 } = strike;
      for (const each of portals) each.send({ kind: "crash", crash: undefined });
      dealt.push(kind);
      await deal[kind](portal, forMs);
      await onStruck();
    });
    dealing = handled.catch(() => undefined);
    return handled;
  }

  /** Starts a portal again at once, as a service manager would, while the others go on. */
  function startAgain(portal: ClusterPortal): void {
    run(portal.start(remaining[0]?.at));
  }

  function run(work: Promise<unknown>): void {
    const done = work.finally(() => background.delete(done));
    background.add(done);
  }

  async function kill(...victims: ClusterPortal[]): Promise<void> {
    await Promise.all(victims.map((victim) => victim.kill()));
    for (const victim of victims) startAgain(victim);
    armNext();
  }

  async function restartDatabase(portal: ClusterPortal, isCrash: boolean): Promise<void> {
    await database.restart(isCrash);
    portal.resume();
    armNext();
  }

  const deal: Record<StrikeKind, (portal: ClusterPortal, forMs: number) => Promise<void>> = {
    killed: (portal) => kill(portal),
    "two killed": (portal) => {
      const other = portals.find((each) => each !== portal && each.state() === "running");
      return kill(portal, ...(other ? [other] : []));
    },
    frozen: async (portal) => void (frozen = { portal, since: Date.now() }),
    "PostgreSQL crashed": (portal) => restartDatabase(portal, true),
    "PostgreSQL restarted": (portal) => restartDatabase(portal, false),
    "S3: 503": async (portal, forMs) => {
      isStoreDown = true;
      cluster.setStoreDown(true);
      portal.resume();
      run(
        wait(forMs).then(() => {
          cluster.setStoreDown(false);
          isStoreDown = false;
        }),
      );
    },
    "NOTIFY lost": async (portal) => {
      isCutting = true;
      await database.dropListeners();
      portal.resume();
      run(keepCutting());
    },
  };

  async function keepCutting(): Promise<void> {
    while (isCutting) {
      await database.dropListeners();
      await wait(cutEveryMs);
    }
  }

  cluster.listener.reached = reached;
  cluster.passOfStore.pass = async (portal, boundary) => {
    storePassed.push(boundary);
    if (current?.at.boundary !== boundary) return;
    portal.suspend();
    await reached(portal, boundary);
  };
  armNext();
  return {
    dealt,
    /** The boundaries of the store that were passed. */
    storePassed,
    frozen: () => frozen,
    isStoreDown: () => isStoreDown,
    /** Lets the frozen portal go on. */
    thaw(): void {
      frozen?.portal.resume();
      frozen = undefined;
      armNext();
    },
    /** Resolves once no strike is being dealt. */
    settled: async () => void (await dealing),
    /** Ends what lasts: every portal runs, and the store answers. */
    async end(): Promise<void> {
      current = undefined;
      for (const portal of portals) portal.send({ kind: "crash", crash: undefined });
      isCutting = false;
      while (background.size > 0) await Promise.all(background);
    },
  };
}

export type DealtStrikes = ReturnType<typeof dealStrikes>;

import { rm } from "node:fs/promises";
import { drive } from "./drive";
import type { FaultCase } from "./fault-cases";
import { type Lane, openLane } from "./lane";
import { breaches, wrongsOfEnd, wrongsOfStore } from "./oracle";
import { planAgain, planRuns, type PlannedRun, type Rehearsal } from "./plan";
import { buildPortalProgram } from "./portal";
import type { Death } from "./portal-messages";
import { samplePdf } from "./sample-pdf";

export type ChaosRun = {
  fault: FaultCase;
  /** Where it was to die; undefined for a rehearsal, which does not. */
  boundary: string | undefined;
  deaths: number;
  end: string | undefined;
  /** What went wrong, in words. Empty: nothing was lost. */
  wrongs: string[];
};

export type ChaosResult = {
  runs: ChaosRun[];
  wrongsOfStores: string[];
  /** Boundaries at which no run died. */
  neverHit: string[];
  /** The same for those that one rehearsal alone came to, as two things happened to meet in it. */
  notMetAgain: string[];
};

type Options = {
  runs: number;
  seed: number;
  faults: readonly FaultCase[];
  /** Portals with a sandbox of their own that work at the same time. */
  laneCount: number;
  onRun?: (run: ChaosRun) => void;
};

/**
 * Takes documents through their whole lives while the portal is killed at one boundary after another. A rehearsal for
 * each fault, without a death, lists the boundaries; the runs then die at them.
 */
export async function runChaos(options: Options): Promise<ChaosResult> {
  const { runs, seed, faults, laneCount } = options;
  const program = await buildPortalProgram();
  const lanes = await Promise.all(Array.from({ length: laneCount }, () => openLane(program)));
  const results: ChaosRun[] = [];
  let number = 0;
  const take = async (lane: Lane, fault: FaultCase, boundary?: string, deaths: Death[] = []) => {
    const run = await oneRun(lane, { name: `document-${(number += 1)}`, fault, boundary, deaths });
    results.push(run);
    options.onRun?.(run);
  };
  let isKept = true;
  try {
    const rehearsals: Rehearsal[] = [];
    await shareOut(lanes, faults, async (lane, fault) => {
      await take(lane, fault);
      rehearsals.push({ fault, passed: await lane.portal.boundaries() });
    });
    rehearsals.sort((a, b) => faults.indexOf(a.fault) - faults.indexOf(b.fault));
    const planned = planRuns(rehearsals, { runs, seed });
    const die = (lane: Lane, run: PlannedRun) => take(lane, run.fault, run.boundary, run.deaths);
    await shareOut(lanes, planned, die);
    const neverHit = () => {
      const hit = new Set(results.flatMap(({ boundary, deaths }) => (deaths > 0 && boundary) || []));
      return [...new Set(planned.map(({ boundary }) => boundary))].filter((one) => !hit.has(one));
    };
    const isOfChance = (boundary: string) =>
      rehearsals.filter(({ passed }) => passed.includes(boundary)).length === 1;
    await shareOut(lanes, planAgain(rehearsals, { boundaries: neverHit(), seed }), die);
    const wrongsOfStores = (await Promise.all(lanes.map(wrongsOfStore))).flat();
    isKept = wrongsOfStores.length > 0 || results.some(({ wrongs }) => wrongs.length > 0);
    const missed = neverHit();
    return {
      ...{ runs: results, wrongsOfStores },
      neverHit: missed.filter((boundary) => !isOfChance(boundary)),
      notMetAgain: missed.filter(isOfChance),
    };
  } finally {
    await Promise.all(lanes.map((lane) => lane.close(isKept)));
    await rm(program);
  }
}

type Run = { name: string; fault: FaultCase; boundary: string | undefined; deaths: Death[] };

async function oneRun(lane: Lane, { name, fault, boundary, deaths }: Run): Promise<ChaosRun> {
  const subject = { name, bytes: await samplePdf(name), startedAt: new Date() };
  const wrongs = new Set<string>();
  const judge = async () => {
    for (const wrong of await breaches(lane, subject)) wrongs.add(wrong);
  };
  const ended = await drive(lane, { ...subject, fault, deaths, whileDead: judge });
  await judge();
  for (const wrong of await wrongsOfEnd(lane, subject, { ...ended, fault })) wrongs.add(wrong);
  return { ...ended, fault, boundary, wrongs: [...wrongs] };
}

/** Each lane takes the next piece of work as soon as it is free. */
async function shareOut<T>(
  lanes: readonly Lane[],
  work: readonly T[],
  take: (lane: Lane, piece: T) => Promise<void>,
): Promise<void> {
  const left = work.values();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const piece of left) await take(lane, piece);
    }),
  );
}

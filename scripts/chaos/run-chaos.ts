import { rm } from "node:fs/promises";
import { runJourney } from "./run-journey";
import type { FaultCase } from "./fault-cases";
import { type Testbed, openTestbed } from "./testbed";
import { checkInvariants, checkOutcome, checkStore } from "./oracle";
import { missedBoundaries, planRetries, planRuns, type PlannedRun, type Rehearsal } from "./plan";
import { buildPortalProgram } from "./portal";
import type { Crash } from "./portal-messages";
import { samplePdf } from "./sample-pdf";

export type ChaosRun = {
  fault: FaultCase;
  /** The boundary to crash at; undefined for a rehearsal. */
  boundary: string | undefined;
  crashes: number;
  end: string | undefined;
  /** The broken invariants, in words; empty if nothing was lost. */
  violations: string[];
};

export type ChaosResult = {
  runs: ChaosRun[];
  storeViolations: string[];
  /** Boundaries at which no run crashed, although several rehearsals passed them. */
  neverReached: string[];
  /**
   * Boundaries at which no run crashed and that only one rehearsal passed, as two events happened to coincide in it.
   */
  reachedOnlyInRehearsal: string[];
};

type Options = {
  runs: number;
  seed: number;
  faults: readonly FaultCase[];
  /** The number of portals that work concurrently, each with its own sandbox. */
  testbedCount: number;
  onRun?: (run: ChaosRun) => void;
};

/**
 * Runs documents through their whole lifecycle while the portal is killed at one boundary after another. A rehearsal
 * without a crash lists the boundaries for each fault; each run then crashes at one of them.
 */
export async function runChaos(options: Options): Promise<ChaosResult> {
  const { runs, seed, faults, testbedCount } = options;
  const program = await buildPortalProgram();
  const testbeds = await Promise.all(Array.from({ length: testbedCount }, () => openTestbed(program)));
  const results: ChaosRun[] = [];
  let number = 0;
  const runOnce = async (testbed: Testbed, fault: FaultCase, boundary?: string, crashes: Crash[] = []) => {
    const run = await oneRun(testbed, { name: `document-${(number += 1)}`, fault, boundary, crashes });
    results.push(run);
    options.onRun?.(run);
  };
  let keepFolders = true;
  try {
    const rehearsals: Rehearsal[] = [];
    await distribute(testbeds, faults, async (testbed, fault) => {
      await runOnce(testbed, fault);
      rehearsals.push({ fault, passed: await testbed.portal.boundaries() });
    });
    rehearsals.sort((a, b) => faults.indexOf(a.fault) - faults.indexOf(b.fault));
    const planned = planRuns(rehearsals, { runs, seed });
    const runPlanned = (testbed: Testbed, run: PlannedRun) =>
      runOnce(testbed, run.fault, run.boundary, run.crashes);
    await distribute(testbeds, planned, runPlanned);
    const findMissed = () =>
      missedBoundaries(results.map(({ boundary, crashes }) => ({ boundary, isStruck: crashes > 0 })));
    const isCoincidence = (boundary: string) =>
      rehearsals.filter(({ passed }) => passed.includes(boundary)).length === 1;
    await distribute(testbeds, planRetries(rehearsals, { boundaries: findMissed(), seed }), runPlanned);
    const storeViolations = (await Promise.all(testbeds.map(checkStore))).flat();
    keepFolders = storeViolations.length > 0 || results.some(({ violations }) => violations.length > 0);
    const missed = findMissed();
    return {
      ...{ runs: results, storeViolations },
      neverReached: missed.filter((boundary) => !isCoincidence(boundary)),
      reachedOnlyInRehearsal: missed.filter(isCoincidence),
    };
  } finally {
    await Promise.all(testbeds.map((testbed) => testbed.close(keepFolders)));
    await rm(program);
  }
}

type Run = { name: string; fault: FaultCase; boundary: string | undefined; crashes: Crash[] };

async function oneRun(testbed: Testbed, { name, fault, boundary, crashes }: Run): Promise<ChaosRun> {
  const subject = { name, bytes: await samplePdf(name), startedAt: new Date(), fault };
  const violations = new Set<string>();
  const check = async () => {
    for (const violation of await checkInvariants(testbed, subject)) violations.add(violation);
  };
  const ended = await runJourney(testbed, { ...subject, crashes, whileDown: check });
  await check();
  for (const violation of await checkOutcome(testbed, subject, ended.end)) violations.add(violation);
  return { ...ended, fault, boundary, violations: [...violations] };
}

/** Gives each testbed the next item as soon as it is free. */
async function distribute<T>(
  testbeds: readonly Testbed[],
  items: readonly T[],
  run: (testbed: Testbed, item: T) => Promise<void>,
): Promise<void> {
  const remaining = items.values();
  await Promise.all(
    testbeds.map(async (testbed) => {
      for (const item of remaining) await run(testbed, item);
    }),
  );
}

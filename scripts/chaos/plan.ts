import type { FaultCase } from "./fault-cases";
import type { Crash } from "./portal-messages";

export type PlannedRun = { fault: FaultCase; boundary: string; crashes: Crash[] };

/** The boundaries that a journey without a crash passed, in order, repeated ones included. */
export type Rehearsal = { fault: FaultCase; passed: readonly string[] };

/** The number of boundaries after the restart among which a second crash happens. */
const maxOccurrencesAfterRestart = 20;

/**
 * Plans where each run crashes: at every boundary once before any is repeated, then at every boundary under every
 * fault. The same seed gives the same plan. Every fourth run crashes a second time, at any boundary, while it
 * recovers.
 */
export function planRuns(
  rehearsals: readonly Rehearsal[],
  { runs, seed }: { runs: number; seed: number },
): PlannedRun[] {
  const random = randomFrom(seed);
  const pairs = rehearsals.flatMap(({ fault, passed }) =>
    [...new Set(passed)].map((boundary) => ({
      ...{ fault, boundary },
      occurrences: passed.filter((one) => one === boundary).length,
    })),
  );
  const ordered = eachBoundaryFirst(shuffle(pairs, random));
  return Array.from({ length: ordered.length > 0 ? runs : 0 }, (_, index) => {
    const { fault, boundary, occurrences } = ordered[index % ordered.length] as (typeof ordered)[number];
    const crashes: Crash[] = [{ boundary, occurrence: 1 + Math.floor(random() * occurrences) }];
    if (index % 4 === 3) crashes.push({ occurrence: 1 + Math.floor(random() * maxOccurrencesAfterRestart) });
    return { fault, boundary, crashes };
  });
}

/** The boundaries at which runs were to strike, and none did. */
export function missedBoundaries(
  runs: readonly { /** Undefined for a rehearsal. */ boundary: string | undefined; isStruck: boolean }[],
): string[] {
  const struck = new Set(runs.filter(({ isStruck }) => isStruck).map(({ boundary }) => boundary));
  const planned = new Set(runs.flatMap(({ boundary }) => boundary ?? []));
  return [...planned].filter((boundary) => !struck.has(boundary));
}

/**
 * Plans exactly two more runs for each boundary that was missed, at its first occurrence, under two faults if two passed
 * it: a difference in timing between a rehearsal and a run can change how often a boundary is passed.
 */
export function planRetries(
  rehearsals: readonly Rehearsal[],
  { boundaries, seed }: { boundaries: readonly string[]; seed: number },
): PlannedRun[] {
  const shuffled = shuffle(rehearsals, randomFrom(seed + 1));
  return [0, 1].flatMap((turn) =>
    boundaries.flatMap((boundary) => {
      const passing = shuffled.filter(({ passed }) => passed.includes(boundary));
      const fault = passing[turn % passing.length]?.fault;
      return fault ? { fault, boundary, crashes: [{ boundary, occurrence: 1 }] } : [];
    }),
  );
}

function eachBoundaryFirst<Pair extends { boundary: string }>(pairs: Pair[]): Pair[] {
  const seen = new Set<string>();
  const isFirst = pairs.map(({ boundary }) => !seen.has(boundary) && seen.add(boundary) !== undefined);
  return [...pairs.filter((_, index) => isFirst[index]), ...pairs.filter((_, index) => !isFirst[index])];
}

function shuffle<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

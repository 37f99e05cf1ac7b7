import type { FaultCase } from "./fault-cases";
import type { Death } from "./portal-messages";

export type PlannedRun = { fault: FaultCase; boundary: string; deaths: Death[] };

/** The boundaries that a journey without a death passed, in their order; each as often as it was passed. */
export type Rehearsal = { fault: FaultCase; passed: readonly string[] };

/** How many boundaries a portal passes at most in the life in which it dies for the second time. */
const secondLife = 20;

/**
 * Which run dies where: every boundary once before any comes again, then every boundary under every fault. The same
 * seed gives the same runs. Every fourth run dies a second time, at any boundary, while it picks up the pieces.
 */
export function planRuns(
  rehearsals: readonly Rehearsal[],
  { runs, seed }: { runs: number; seed: number },
): PlannedRun[] {
  const random = randomFrom(seed);
  const pairs = rehearsals.flatMap(({ fault, passed }) =>
    [...new Set(passed)].map((boundary) => ({
      ...{ fault, boundary },
      passings: passed.filter((one) => one === boundary).length,
    })),
  );
  const order = firstOfEachFirst(shuffle(pairs, random));
  return Array.from({ length: order.length > 0 ? runs : 0 }, (_, index) => {
    const { fault, boundary, passings } = order[index % order.length] as (typeof order)[number];
    const deaths: Death[] = [{ boundary, passing: 1 + Math.floor(random() * passings) }];
    if (index % 4 === 3) deaths.push({ passing: 1 + Math.floor(random() * secondLife) });
    return { fault, boundary, deaths };
  });
}

/**
 * Runs for boundaries that none of the planned ones came to, as a moment's difference between a rehearsal and a run can
 * change how often one is passed: two tries each, at the first passing.
 */
export function planAgain(
  rehearsals: readonly Rehearsal[],
  { boundaries, seed }: { boundaries: readonly string[]; seed: number },
): PlannedRun[] {
  const missed = rehearsals.map(({ fault, passed }) => ({
    fault,
    passed: [...new Set(passed)].filter((boundary) => boundaries.includes(boundary)),
  }));
  return planRuns(missed, { runs: 2 * boundaries.length, seed: seed + 1 });
}

function firstOfEachFirst<Pair extends { boundary: string }>(pairs: Pair[]): Pair[] {
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

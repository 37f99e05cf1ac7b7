export type SeededRandom = ReturnType<typeof seededRandom>;

/** Creates a pseudorandom generator that is the same for the same seed, so that two seeded libraries are alike. */
export function seededRandom(seed: number) {
  let state = seed;
  /** A number from 0 up to, but not including, 1. */
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    /** True with a probability of `percent` in a hundred. */
    happens: (percent: number) => next() * 100 < percent,
    oneOf: <T>(things: readonly T[]): T => things[below(things.length)] as T,
    /** One of the keys, each with a probability in proportion to its weight. */
    weighted: <T extends string>(weights: Record<T, number>): T => {
      const entries = Object.entries(weights) as [T, number][];
      let remaining = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      return (entries.find(([, weight]) => (remaining -= weight) < 0) ?? entries[0] ?? [])[0] as T;
    },
  };
}

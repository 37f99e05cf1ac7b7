/** Numbers that look random, the same ones for the same seed, so that two seeded libraries are alike. */
export type Chance = ReturnType<typeof chanceFrom>;

export function chanceFrom(seed: number) {
  let state = seed;
  /** From 0 up to, not including, 1. */
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    /** True in `percent` of a hundred cases. */
    happens: (percent: number) => next() * 100 < percent,
    oneOf: <T>(things: readonly T[]): T => things[below(things.length)] as T,
    /** One of the words, each as often as its number says. */
    weighted: <T extends string>(weights: Record<T, number>): T => {
      const entries = Object.entries(weights) as [T, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0] ?? [])[0] as T;
    },
  };
}

/** So many of something in each stretch of time, and no more. */
export type RateLimit = { take(now: Date): boolean };

/** For what anybody can send: beyond it nothing is recorded, so that nobody can keep the database busy. */
export function createRateLimit({ max, everyMs }: { max: number; everyMs: number }): RateLimit {
  let stretch = 0;
  let taken = 0;
  return {
    take(now) {
      const current = Math.floor(now.getTime() / everyMs);
      if (current !== stretch) [stretch, taken] = [current, 0];
      taken += 1;
      return taken <= max;
    },
  };
}

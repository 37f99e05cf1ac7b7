/** Allows a maximum number of events in each period. */
export type RateLimit = { take(now: Date): boolean };

/**
 * For requests that anyone can send: beyond the limit nothing is recorded, so they cannot overload the database. It is
 * counted by each portal for itself: several of them record as many times more. Limits that protect an account are in
 * the database (`lib/accounts/throttle.ts`).
 */
export function createRateLimit({ max, everyMs }: { max: number; everyMs: number }): RateLimit {
  let period = 0;
  let taken = 0;
  return {
    take(now) {
      const current = Math.floor(now.getTime() / everyMs);
      if (current !== period) [period, taken] = [current, 0];
      taken += 1;
      return taken <= max;
    },
  };
}

/**
 * How long to wait before the next attempt, in milliseconds: twice as long after each failure up to a maximum, give or
 * take a quarter, so that what failed together is not tried again together.
 *
 * @param failures failures in a row, at least 1
 * @param random a number from 0 up to 1
 */
export const backoffMs = (
  { failures, random }: { failures: number; random: number },
  { firstMs, maxMs }: { firstMs: number; maxMs: number },
): number => Math.min(firstMs * 2 ** (failures - 1), maxMs) * (0.75 + random / 2);

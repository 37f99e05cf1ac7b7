import { hourMs } from "@/lib/domain/time/durations";

const firstRetryMs = 5_000;
const longestRetryMs = hourMs;

/**
 * When a mail that was not taken is sent again: twice as long each time, up to an hour, give or take a quarter.
 *
 * @param failures in a row, this one included
 * @param random a number from 0 up to 1
 */
export function nextMailAt({ failures, random }: { failures: number; random: number }, now: Date): Date {
  const waitMs = Math.min(firstRetryMs * 2 ** (failures - 1), longestRetryMs) * (0.75 + random / 2);
  return new Date(now.getTime() + waitMs);
}

import { dayMs, hourMs, minuteMs, secondMs } from "@/lib/domain/time/durations";

/** After a hint the gateway may still be at work: look again soon, a few times. */
const hurriedChecksMs = [2 * secondMs, 4 * secondMs, 8 * secondMs, 15 * secondMs];
/** Nothing came of it: from here on postbacks are the main way, and looking is a safety net. */
const sparseChecksMs = [15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs];
const checksMs = [...hurriedChecksMs, ...sparseChecksMs];

/** The count of quiet checks at which the hurry is over: where a signing starts, and what progress resets to. */
export const unhurried = hurriedChecksMs.length;

/**
 * When a signing that is out is looked at next.
 *
 * @param quietChecks checks in a row that found nothing new since the last hint
 */
export function nextCheckAt(quietChecks: number, now: Date): Date {
  const waitMs = checksMs[Math.min(quietChecks, checksMs.length - 1)] ?? hourMs;
  return new Date(now.getTime() + waitMs);
}

const uploadChecksMs = [1, 2, 3, 5, 10, 20, 30].map((seconds) => seconds * secondMs);

/** After about an hour of asking, the address at which the gateway was to fetch the file is no longer good. */
export const maxUploadChecks = 65;

/** A file that the gateway could not take so often is one that it cannot take. */
export const maxUploadAttempts = 4;

/** When the gateway is asked again whether it has the file. */
export function nextUploadCheckAt(quietChecks: number, now: Date): Date {
  return new Date(now.getTime() + (uploadChecksMs[quietChecks] ?? minuteMs));
}

const firstRetryMs = 2 * secondMs;
const longestRetryMs = 15 * minuteMs;

/**
 * When a failed call is tried again: twice as long each time, up to 15 minutes, give or take a quarter so
 * that many signings do not come back at once, and never before the gateway allows it.
 *
 * @param failures failures in a row, this one included
 * @param retryAfterMs the gateway's `Retry-After`
 * @param random a number from 0 up to 1
 */
export function nextRetryAt(
  { failures, retryAfterMs = 0, random }: { failures: number; retryAfterMs?: number; random: number },
  now: Date,
): Date {
  const waitMs = Math.min(firstRetryMs * 2 ** (failures - 1), longestRetryMs) * (0.75 + random / 2);
  return new Date(now.getTime() + Math.max(waitMs, retryAfterMs));
}

const probesMs = [15 * secondMs, minuteMs, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs];

/**
 * When a refused access token is tried again: soon, as somebody may be putting it right just now, and then less
 * and less often.
 *
 * @param probes probes in a row that were refused
 */
export function nextProbeAt(probes: number, now: Date): Date {
  return new Date(now.getTime() + (probesMs[Math.min(probes, probesMs.length - 1)] ?? hourMs));
}

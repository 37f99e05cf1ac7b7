import { backoffMs } from "@/lib/domain/time/backoff";
import { dayMs, hourMs, minuteMs, secondMs } from "@/lib/domain/time/durations";

/** After a hint the gateway may still be working: check again soon, a few times. */
const shortWaitsMs = [2 * secondMs, 4 * secondMs, 8 * secondMs, 15 * secondMs];
/** Without a result, postbacks are the main source from here on, and checks a safety net. */
const longWaitsMs = [15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs];
const waitsMs = [...shortWaitsMs, ...longWaitsMs];

/**
 * The number of quiet checks after which the short waits end. A signing starts with this number, and progress resets
 * it to this.
 */
export const firstSparseCheck = shortWaitsMs.length;

/**
 * When the status of a signing that is out is checked next.
 *
 * @param quietChecks checks in a row that found nothing new since the last hint
 */
export function nextCheckAt(quietChecks: number, now: Date): Date {
  const waitMs = waitsMs[Math.min(quietChecks, waitsMs.length - 1)] ?? hourMs;
  return new Date(now.getTime() + waitMs);
}

const uploadChecksMs = [1, 2, 3, 5, 10, 20, 30].map((seconds) => seconds * secondMs);

/** These take about an hour, after which the one-time URL of the file has expired. */
export const maxUploadChecks = 65;

/** Maximum number of uploads of one file: after that, the gateway is taken to be unable to fetch it. */
export const maxUploadAttempts = 4;

/** When the upload status of a file is checked again. */
export function nextUploadCheckAt(quietChecks: number, now: Date): Date {
  return new Date(now.getTime() + (uploadChecksMs[quietChecks] ?? minuteMs));
}

const retries = { firstMs: 2 * secondMs, maxMs: 15 * minuteMs };

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
  return new Date(now.getTime() + Math.max(backoffMs({ failures, random }, retries), retryAfterMs));
}

const probesMs = [15 * secondMs, minuteMs, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs];

/**
 * When a refused access token is tried again: soon at first, since someone may be correcting it, then less and less
 * often.
 */
export function nextProbeAt(probes: number, now: Date): Date {
  return new Date(now.getTime() + (probesMs[Math.min(probes, probesMs.length - 1)] ?? hourMs));
}

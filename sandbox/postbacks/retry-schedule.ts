import { hourMs, minuteMs } from "../base/clock";

/** A failed delivery is repeated three times (docs/gateway.md#postbacks). */
const waitsMs = [5 * minuteMs, hourMs, 24 * hourMs] as const;

/**
 * The delay before a failed delivery is repeated.
 *
 * @param attempts the number of deliveries so far, including the failed one
 * @returns undefined after the last delivery
 */
export const retryDelayMs = (attempts: number): number | undefined => waitsMs[attempts - 1];

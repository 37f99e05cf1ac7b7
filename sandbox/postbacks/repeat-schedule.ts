import { hourMs, minuteMs } from "../base/clock";

/** A failed delivery is repeated three times (the gateway's document, "Postback"). */
const waitsMs = [5 * minuteMs, hourMs, 24 * hourMs] as const;

/**
 * How long to wait after a failed delivery.
 *
 * @param attempts the deliveries made so far, the failed one included
 * @returns undefined when it was the last
 */
export const waitBeforeRepeatMs = (attempts: number): number | undefined => waitsMs[attempts - 1];

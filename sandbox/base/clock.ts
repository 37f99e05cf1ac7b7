export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The time, and how long the gateway's long waits take here. */
export type Clock = {
  now(): Date;
  /** The instant `durationMs` of gateway time from now. */
  after(durationMs: number): Date;
};

/**
 * Creates a clock whose waits are shorter than the gateway's by `scale`: 86400 turns a day into a second. Instants stay
 * real, so that certificates, time-stamps and signing times are correct.
 */
export function createClock(scale: number, now = () => new Date()): Clock {
  return { now, after: (durationMs) => new Date(now().getTime() + durationMs / scale) };
}

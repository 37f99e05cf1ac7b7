export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The current time, and the scaled length of the gateway's long waits. */
export type Clock = {
  now(): Date;
  /** The instant `durationMs` of gateway time from now. */
  after(durationMs: number): Date;
};

/**
 * Creates a clock that divides the gateway's waits by `scale`: 86400 turns a day into a second. Instants stay real,
 * so that certificates, time-stamps and signing times are correct.
 */
export function createClock(scale: number, now: () => Date): Clock {
  return { now, after: (durationMs) => new Date(now().getTime() + durationMs / scale) };
}

/** The start of an instant's second: certificates, OCSP responses and revocation lists know no fractions (RFC 5280). */
export const wholeSecond = (instant: Date) => new Date(Math.floor(instant.getTime() / secondMs) * secondMs);

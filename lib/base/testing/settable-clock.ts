/** A clock that stands still until a test moves it. */
export type SettableClock = { now: () => Date; moveTo(instant: Date): void; moveBy(ms: number): void };

export function settableClock(start = new Date()): SettableClock {
  let instant = start;
  return {
    now: () => instant,
    moveTo: (next) => void (instant = next),
    moveBy: (ms) => void (instant = new Date(instant.getTime() + ms)),
  };
}

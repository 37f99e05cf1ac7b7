import { expect, test } from "vitest";
import { createClock, dayMs } from "./clock";

test("a clock keeps real time and divides waits by its scale", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  const clock = createClock(86_400, () => now);
  expect(clock.now()).toEqual(now);
  expect(clock.after(dayMs)).toEqual(new Date("2026-03-01T12:00:01Z"));
});

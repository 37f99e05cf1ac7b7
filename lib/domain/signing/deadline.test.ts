import { expect, test } from "vitest";
import { dayFrom } from "../time/days";
import { deadlineProblem, maxDeadlineDays } from "./deadline";

test("a deadline is between today and the last day that is safely within the gateway's retention", () => {
  const clock = { now: new Date("2026-10-10T22:30:00Z"), timeZone: "Europe/Vilnius" };
  const problemIn = (days: number) => deadlineProblem(dayFrom(clock.now, days, clock.timeZone), clock);
  expect(problemIn(-1)).toBe("deadline_passed");
  expect(problemIn(0)).toBeUndefined();
  expect(problemIn(maxDeadlineDays)).toBeUndefined();
  expect(problemIn(maxDeadlineDays + 1)).toBe("deadline_too_late");
});

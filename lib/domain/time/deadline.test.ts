import { expect, test } from "vitest";
import { dayFrom, deadlineProblem, endOfDay, maxDeadlineDays } from "./deadline";

const now = new Date(2026, 10, 24, 15, 30);

test("a deadline is the whole of its day", () => {
  expect(endOfDay(dayFrom(now, 0)).toString()).toContain("Nov 24 2026 23:59:59");
  expect(dayFrom(new Date(2026, 11, 31, 8), 1)).toBe("2027-01-01");
});

test("a deadline lies between today and the last day that the gateway is sure to reach", () => {
  const problemIn = (days: number) => deadlineProblem(endOfDay(dayFrom(now, days)), now);
  expect(problemIn(-1)).toBe("deadline_passed");
  expect(problemIn(0)).toBeUndefined();
  expect(problemIn(maxDeadlineDays)).toBeUndefined();
  expect(problemIn(maxDeadlineDays + 1)).toBe("deadline_too_late");
});

import { expect, test } from "vitest";
import { dayWords, nearDayWords } from "./date-words";

test("a date is that of the given time zone, regardless of the machine's", () => {
  const at = new Date("2026-11-27T22:30:00Z");
  expect(nearDayWords(at, "en", { timeZone: "UTC" })).toBe("27 November");
  expect(nearDayWords(at, "en", { timeZone: "Europe/Vilnius" })).toBe("28 November");
  expect(dayWords(at, "lt", { timeZone: "Europe/Vilnius" })).toBe("2026 m. lapkričio 28 d.");
});

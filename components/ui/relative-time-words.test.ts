import { expect, test } from "vitest";
import { relativeTime } from "./relative-time-words";

const now = new Date("2026-11-24T12:00:00Z");

// Dates are in the machine's time zone, so the times that are shown as dates are local.
test.each([
  ["2026-11-24T11:59:30Z", "en", undefined],
  ["2026-11-24T11:57:00Z", "en", "3 minutes ago"],
  ["2026-11-24T09:00:00Z", "en", "3 hours ago"],
  ["2026-11-23T11:00:00Z", "en", "yesterday"],
  ["2026-11-20T11:00:00Z", "en", "4 days ago"],
  ["2026-11-10T12:00:00", "en", "10 November 2026"],
  ["2026-11-24T11:57:00Z", "lt", "prieš 3 minutes"],
  ["2026-11-10T12:00:00", "lt", "2026 m. lapkričio 10 d."],
  ["2026-11-23T11:00:00Z", "lv", "vakar"],
  ["2026-11-10T12:00:00", "lv", "2026. gada 10. novembris"],
  ["2026-11-24T09:00:00Z", "et", "3 tunni eest"],
  ["2026-11-10T12:00:00", "et", "10. november 2026"],
] as const)("%s reads in %s as %s", (at, language, words) => {
  expect(relativeTime(new Date(at), { now, language })).toBe(words);
});

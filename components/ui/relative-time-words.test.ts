import { expect, test } from "vitest";
import { relativeTime } from "./relative-time-words";

const now = new Date("2026-11-24T12:00:00Z");

test.each([
  ["2026-11-24T11:59:30Z", "just now"],
  ["2026-11-24T11:57:00Z", "3 minutes ago"],
  ["2026-11-24T09:00:00Z", "3 hours ago"],
  ["2026-11-23T11:00:00Z", "yesterday"],
  ["2026-11-20T11:00:00Z", "4 days ago"],
  ["2026-11-10T12:00:00Z", "10 November 2026"],
])("%s reads %s", (at, words) => {
  expect(relativeTime(new Date(at), now)).toBe(words);
});

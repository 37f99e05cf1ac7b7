import { expect, test } from "vitest";
import { dayMs } from "@/lib/domain/time/durations";
import { retryAfterMs } from "./request";

const now = new Date("2026-11-24T10:00:00Z");

test.each([
  [null, undefined],
  ["", undefined],
  ["soon", undefined],
  ["0", 0],
  [" 90 ", 90_000],
  ["Tue, 24 Nov 2026 10:01:00 GMT", 60_000],
  ["Tue, 24 Nov 2026 09:00:00 GMT", 0],
  ["99999999999999999999", dayMs],
  ["9".repeat(400), dayMs],
  ["Fri, 31 Dec 9999 23:59:59 GMT", dayMs],
])("Retry-After %j is a wait of %s ms", (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});

import { expect, test } from "vitest";
import { lastDays, periodsOf, readDateRange } from "./date-range";

const now = new Date("2026-03-02T12:00:00Z");

test("a range of days ends today and includes both its ends", () => {
  const range = lastDays(3, now);
  expect(range).toMatchObject({ from: "2026-02-28", until: "2026-03-02", period: "day" });
  expect(periodsOf(range)).toEqual(["2026-02-28", "2026-03-01", "2026-03-02"]);
  expect(range.end).toEqual(new Date("2026-03-03T00:00:00Z"));
});

test("a long range is divided into months", () => {
  expect(periodsOf(readDateRange({ from: "2025-11-15", until: "2026-03-02" }, now))).toEqual([
    "2025-11",
    "2025-12",
    "2026-01",
    "2026-02",
    "2026-03",
  ]);
});

test.each([{}, { from: "2026-03-05", until: "2026-03-01" }, { from: "soon" }, { from: ["2026-01-01"] }])(
  "an invalid range (%j) is replaced by the last thirty days",
  (query) => {
    expect(readDateRange(query, now)).toMatchObject({ from: "2026-02-01", until: "2026-03-02" });
  },
);

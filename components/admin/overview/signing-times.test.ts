import { expect, test } from "vitest";
import { signingTimes } from "./signing-times";

const minute = 60_000;
const hour = 60 * minute;
const times = (medianMs: number, ninetiethMs: number) => ({ period: "2026-11-01", medianMs, ninetiethMs });
const valuesOf = (...all: Parameters<typeof signingTimes>[0]) =>
  signingTimes(all).values.map(({ value }) => value);

test("signings that all took less than an hour are shown in minutes", () => {
  expect(signingTimes([times(1.55 * minute, 2.9 * minute)])).toEqual({
    unit: "minutes",
    values: [
      { period: "2026-11-01", key: "median", value: 1.6 },
      { period: "2026-11-01", key: "ninetieth", value: 2.9 },
    ],
  });
  expect(signingTimes([times(minute, minute), times(minute, hour)]).unit).toBe("hours");
});

test("no time is rounded to zero", () => {
  expect(valuesOf(times(800, 5000))).toEqual([0.013, 0.083]);
  expect(valuesOf(times(minute, 2 * minute), times(5 * hour, 120.4 * hour))).toEqual([0.017, 0.033, 5, 120]);
});

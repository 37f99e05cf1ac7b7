import { expect, test } from "vitest";
import { byPeriod } from "./by-period";

const days = ["2026-11-01", "2026-11-02", "2026-11-03"];

test("a chart has a row for every period of its range, in order, including periods without values", () => {
  const counted = [
    { period: "2026-11-03", key: "signed", value: 2 },
    { period: "2026-11-01", key: "signed", value: 1 },
    { period: "2026-11-01", key: "declined", value: 4 },
  ];
  expect(byPeriod(days, counted)).toEqual([
    { label: "2026-11-01", values: { signed: 1, declined: 4 } },
    { label: "2026-11-02", values: {} },
    { label: "2026-11-03", values: { signed: 2 } },
  ]);
});

test("a value outside the range adds no row", () => {
  expect(byPeriod(days, [{ period: "2026-12-01", key: "signed", value: 1 }])).toHaveLength(3);
});

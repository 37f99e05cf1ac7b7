import { expect, test } from "vitest";
import { median, percentile, table } from "./figures";

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[10, 9, 2, 1], 5.5],
])("the median of %j is %d", (values, expected) => expect(median(values)).toBe(expected));

test("the 95th percentile of a hundred values is the 95th smallest", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 95), percentile([7], 95)]).toEqual([95, 7]);
});

test("a column is as wide as its widest cell", () => {
  expect(
    table([
      ["size", "peak"],
      ["10 MB", "9 MB"],
    ]),
  ).toBe(" size  peak\n10 MB  9 MB");
});

import { expect, test } from "vitest";
import { median, table } from "./figures";

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[10, 9, 2, 1], 5.5],
])("the median of %j is %d", (values, expected) => expect(median(values)).toBe(expected));

test("columns are as wide as what stands in them", () => {
  expect(
    table([
      ["size", "peak"],
      ["10 MB", "9 MB"],
    ]),
  ).toBe(" size  peak\n10 MB  9 MB");
});

import { expect, test } from "vitest";
import { parseRange } from "./byte-range-header";

test.each([
  ["bytes=0-99", { start: 0, end: 99 }],
  ["bytes=100-", { start: 100, end: 999 }],
  ["bytes=-100", { start: 900, end: 999 }],
  ["bytes=900-5000", { start: 900, end: 999 }],
  ["bytes=-5000", { start: 0, end: 999 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=20-10", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=0-1,5-6", undefined],
  ["bytes=-", undefined],
  [null, undefined],
])("%s of a file of 1000 bytes", (header, range) => {
  expect(parseRange(header, 1000)).toEqual(range);
});

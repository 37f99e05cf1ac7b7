import { expect, test } from "vitest";
import { parseRanges } from "./byte-range-header";

test.each([
  ["bytes=0-99", [{ start: 0, end: 99 }]],
  ["bytes=100-", [{ start: 100, end: 999 }]],
  ["bytes=-100", [{ start: 900, end: 999 }]],
  ["bytes=900-5000", [{ start: 900, end: 999 }]],
  ["bytes=-5000", [{ start: 0, end: 999 }]],
  [
    "bytes=10-19, 30-39,-100",
    [
      { start: 10, end: 19 },
      { start: 30, end: 39 },
      { start: 900, end: 999 },
    ],
  ],
  ["bytes=10-19,2000-2010", [{ start: 10, end: 19 }]],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=20-10", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=0-1,5-6", undefined],
  ["bytes=5-6,6-9", undefined],
  ["bytes=20-29,10-19", undefined],
  [
    `bytes=${Array.from({ length: 101 }, (_, index) => `${2 * index + 1}-${2 * index + 1}`).join()}`,
    undefined,
  ],
  ["bytes=10-19,", undefined],
  ["bytes=-", undefined],
  [null, undefined],
])("parses %s for a file of 1000 bytes", (header, ranges) => {
  expect(parseRanges(header, 1000)).toEqual(ranges);
});

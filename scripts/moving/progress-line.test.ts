import { expect, test } from "vitest";
import { progressLine, progressPrinter } from "./progress-line";

test("the progress of a copy names its rate and the time that is left", () => {
  expect(progressLine({ files: 1_200, of: 5_000, bytes: 310_000_000 }, 30)).toBe(
    "1,200 of 5,000 files, 310 MB, 10.3 MB/s, 1:35 left",
  );
  expect(progressLine({ files: 0, of: 5, bytes: 0 }, 0)).toBe("0 of 5 files, 0 MB, 0:00 left");
});

test("the progress is printed every two seconds, and at the end", () => {
  let nowMs = 0;
  const printed: string[] = [];
  const report = progressPrinter(
    (line) => void printed.push(line),
    () => nowMs,
  );
  for (const files of [1, 2, 3, 4]) {
    nowMs += 1_500;
    report({ files, of: 4, bytes: 0 });
  }
  expect(printed.map((line) => line.slice(0, 6))).toEqual(["2 of 4", "4 of 4"]);
});

import { expect, test } from "vitest";
import { stagesTable, signingTable } from "./sandbox-report";

const cells = (line = "") => line.trim().split(/ {2,}/);

test("the signing table shows the median, lowest and highest rate", () => {
  const runs = [1, 4, 2].map((seconds) => ({ signatures: 20, seconds }));
  const [, row] = signingTable([{ concurrency: 4, runs }]).split("\n");
  expect(cells(row)).toEqual(["4", "3", "10.0/s", "5.0/s", "20.0/s"]);
});

test("the stages table shows memory before and at its peak, and what the largest file adds", () => {
  const stage = (seconds: number, restingBytes: number, peakBytes: number) => ({
    ...{ name: "download", seconds, restingBytes, peakBytes },
  });
  const [header, row] = stagesTable([
    { sizeBytes: 10e6, stages: [stage(0.1, 90e6, 110e6)] },
    { sizeBytes: 200e6, stages: [stage(1, 91e6, 113e6)] },
  ]).split("\n");
  expect(cells(header)).toEqual([
    "stage",
    "10 MB",
    "200 MB",
    "peak at 10 MB",
    "peak at 200 MB",
    "difference",
  ]);
  expect(cells(row)).toEqual(["download", "0.10 s", "1.00 s", "90 → 110 MB", "91 → 113 MB", "3 MB"]);
});

import { expect, test } from "vitest";
import type { UploadRun } from "./measure-upload";
import { storeTable, uploadTable } from "./upload-report";

const run = (uploadSeconds: number, restingBytes: number, peakBytes: number): UploadRun => ({
  uploadSeconds,
  sha256sumSeconds: 1,
  cpSeconds: 0.5,
  flushedCpSeconds: 1.5,
  restingBytes,
  peakBytes,
});

test("the table shows median times, the memory before the first upload, and the peak", () => {
  const runs = [run(2, 100e6, 150e6), run(9, 140e6, 160e6), run(1, 130e6, 140e6)];
  const [, row] = uploadTable([{ store: "a folder", sizeBytes: 1e9, runs }]).split("\n");
  expect(row?.trim().split(/ {2,}/)).toEqual([
    "a folder",
    "1000 MB",
    "3",
    "2.000 s",
    "500 MB/s",
    "100 MB",
    "160 MB",
    "1.000 s",
    "0.500 s",
    "1.500 s",
    "2.00",
    "4.00",
  ]);
});

test("the table of stores shows median rates, and the memory before and at most", () => {
  const figures = { restingBytes: 50e6, peakBytes: 90e6, putSeconds: [1, 4, 2], getSeconds: [1, 1, 8] };
  const [, row] = storeTable([{ store: "a bucket", sizeBytes: 80e6, ...figures }]).split("\n");
  expect(row?.trim().split(/ {2,}/)).toEqual([
    ...["a bucket", "80 MB", "3", "40 MB/s", "80 MB/s", "50 MB", "90 MB"],
  ]);
});

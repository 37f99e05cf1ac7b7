import { median, megabytes, table } from "./figures";
import type { UploadRun } from "./measure-upload";

export type SizeResult = { sizeBytes: number; runs: UploadRun[] };

const header = [
  "size",
  "runs",
  "upload",
  "rate",
  "memory before",
  "peak",
  "sha256sum",
  "cp",
  "cp, flushed",
  "upload/sha256sum",
  "upload/cp",
];

/** One row per size: median times, the memory before the first upload, and the peak. */
export function uploadTable(results: SizeResult[]): string {
  return table([header, ...results.map(cells)]);
}

function cells({ sizeBytes, runs }: SizeResult): string[] {
  const upload = median(runs.map((run) => run.uploadSeconds));
  const hashing = median(runs.map((run) => run.sha256sumSeconds));
  const copying = median(runs.map((run) => run.cpSeconds));
  return [
    `${megabytes(sizeBytes)} MB`,
    String(runs.length),
    seconds(upload),
    `${megabytes(sizeBytes / upload)} MB/s`,
    `${megabytes(runs[0]?.restingBytes ?? 0)} MB`,
    `${megabytes(Math.max(...runs.map((run) => run.peakBytes)))} MB`,
    seconds(hashing),
    seconds(copying),
    seconds(median(runs.map((run) => run.flushedCpSeconds))),
    (upload / hashing).toFixed(2),
    (upload / copying).toFixed(2),
  ];
}

const seconds = (value: number) => `${value.toFixed(3)} s`;

import { median, megabytes, table } from "../report/figures";
import type { StoreFigures } from "./measure-store";
import type { UploadRun } from "./measure-upload";

export type SizeResult = { store: string; sizeBytes: number; runs: UploadRun[] };

export type StoreResult = StoreFigures & { store: string; sizeBytes: number };

const header = [
  "files in",
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

/** One row per store and size: median times, the memory before the first upload, and the peak. */
export function uploadTable(results: SizeResult[]): string {
  return table([header, ...results.map(cells)]);
}

/** One row per store and size: median rates, and the memory of a process that does nothing else. */
export function storeTable(results: StoreResult[]): string {
  const names = ["files in", "size", "runs", "put", "get", "memory before", "peak"];
  return table([names, ...results.map(storeCells)]);
}

function storeCells(result: StoreResult): string[] {
  const { store, sizeBytes, putSeconds, getSeconds, restingBytes, peakBytes } = result;
  return [
    store,
    `${megabytes(sizeBytes)} MB`,
    String(putSeconds.length),
    `${megabytes(sizeBytes / median(putSeconds))} MB/s`,
    `${megabytes(sizeBytes / median(getSeconds))} MB/s`,
    `${megabytes(restingBytes)} MB`,
    `${megabytes(peakBytes)} MB`,
  ];
}

function cells({ store, sizeBytes, runs }: SizeResult): string[] {
  const upload = median(runs.map((run) => run.uploadSeconds));
  const hashing = median(runs.map((run) => run.sha256sumSeconds));
  const copying = median(runs.map((run) => run.cpSeconds));
  return [
    store,
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

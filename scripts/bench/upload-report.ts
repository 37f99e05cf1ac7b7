import os from "node:os";
import type { UploadRun } from "./measure-upload";

export type SizeResult = { sizeBytes: number; runs: UploadRun[] };

/** What the figures were measured on. */
export function machineLine(): string {
  const model = os.cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = `${Math.round(os.totalmem() / 1e9)} GB`;
  return `${os.availableParallelism()} cores (${model}), ${memory}, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

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

/** One line for each size: medians of the times, and of the memory the first state and the highest one. */
export function uploadTable(results: SizeResult[]): string {
  const rows = [header, ...results.map(cells)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  "))
    .join("\n");
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

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0);
const seconds = (value: number) => `${value.toFixed(3)} s`;

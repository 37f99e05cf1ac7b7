import { median, megabytes, table } from "../report/figures";
import type { Stage } from "./measure-stages";
import type { SigningRun } from "./measure-signing";

export type SigningResult = { concurrency: number; runs: SigningRun[] };
export type StagesResult = { sizeBytes: number; stages: Stage[] };

/** One row per number of concurrent documents: the median, lowest and highest rate. */
export function signingTable(results: SigningResult[]): string {
  const rows = results.map(({ concurrency, runs }) => {
    const rates = runs.map(({ signatures, seconds }) => signatures / seconds);
    const figures = [median(rates), Math.min(...rates), Math.max(...rates)];
    return [String(concurrency), String(runs.length), ...figures.map((rate) => `${rate.toFixed(1)}/s`)];
  });
  return table([["documents at once", "runs", "signatures", "slowest run", "fastest run"], ...rows]);
}

/**
 * One row per stage: its time and memory at each size, and how much higher the peak of the largest file is than that
 * of the smallest.
 */
export function stagesTable(results: StagesResult[]): string {
  const sizes = results.map(({ sizeBytes }) => `${megabytes(sizeBytes)} MB`);
  const header = ["stage", ...sizes, ...sizes.map((size) => `peak at ${size}`), "difference"];
  const names = results[0]?.stages.map(({ name }) => name) ?? [];
  const rows = names.map((name, index) => {
    const stages = results.flatMap(({ stages }) => stages[index] ?? []);
    const peaks = stages.map(({ peakBytes }) => peakBytes);
    return [
      name,
      ...stages.map(({ seconds }) => `${seconds.toFixed(2)} s`),
      ...stages.map(
        ({ restingBytes, peakBytes }) => `${megabytes(restingBytes)} → ${megabytes(peakBytes)} MB`,
      ),
      `${megabytes((peaks.at(-1) ?? 0) - (peaks[0] ?? 0))} MB`,
    ];
  });
  return table([header, ...rows]);
}

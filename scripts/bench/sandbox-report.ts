import { median, megabytes, table } from "./figures";
import type { Stage } from "./measure-passage";
import type { SigningRun } from "./measure-signing";

export type SigningResult = { atOnce: number; runs: SigningRun[] };
export type PassageResult = { sizeBytes: number; stages: Stage[] };

/** One line for each number of documents at once: the rate of the middle run, the slowest and the fastest. */
export function signingTable(results: SigningResult[]): string {
  const rows = results.map(({ atOnce, runs }) => {
    const rates = runs.map(({ signatures, seconds }) => signatures / seconds);
    const figures = [median(rates), Math.min(...rates), Math.max(...rates)];
    return [String(atOnce), String(runs.length), ...figures.map((rate) => `${rate.toFixed(1)}/s`)];
  });
  return table([["documents at once", "runs", "signatures", "slowest run", "fastest run"], ...rows]);
}

/** One line for each stage: its times and memory at every size, and how much more the largest file took than the smallest. */
export function passageTable(results: PassageResult[]): string {
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

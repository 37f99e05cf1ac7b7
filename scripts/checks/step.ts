import os from "node:os";
import { single, type Counts } from "./counts";

/** At least two: while one waits for the disk, another may compute. */
const maxConcurrent = Math.max(2, os.availableParallelism());

type Print = (text: string) => void;

export type Step = {
  title: string;
  /** `print` keeps a step's output together when other steps run beside it. */
  run: (print: Print) => Promise<Counts>;
  /** Titles of steps in earlier groups that must succeed, as this step would otherwise only repeat their failure. */
  needs?: string[];
};

export type StepResult = { title: string; counts: Counts; seconds: number };

/**
 * Runs groups of steps in order, and the steps of a group concurrently, one per processor. All of them run even when
 * one fails: a type error should not hide a failing test.
 *
 * @returns a result per step, in the order given; a step whose `needs` failed or that never started has none
 */
export async function runSteps(groups: Step[][], stop: AbortSignal): Promise<StepResult[]> {
  const failed = new Set<string>();
  const results: StepResult[] = [];
  for (const group of groups) {
    const runOne = async (step: Step): Promise<StepResult | undefined> => {
      if (stop.aborted) return undefined;
      const failedNeed = step.needs?.find((title) => failed.has(title));
      return failedNeed ? skip(step, failedNeed) : runStep(step, { isAlone: group.length === 1 });
    };
    const ended = await eachInPool(group, runOne, maxConcurrent);
    group.forEach(({ title }, index) => {
      const result = ended[index];
      if (!result || result.counts.failed > 0) failed.add(title);
      if (result) results.push(result);
    });
  }
  return results;
}

/** How long each step took, as a table. */
export function timeTable(results: StepResult[], totalSeconds: number): string {
  const rows = [...results, { title: "Total", seconds: totalSeconds }];
  const width = Math.max(...rows.map(({ title }) => title.length));
  return rows
    .map(({ title, seconds }) => `${title.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s`)
    .join("\n");
}

function skip({ title }: Step, failedNeed: string): undefined {
  console.log(`\n── ${title}\nnot run, because "${failedNeed}" failed`);
  return undefined;
}

async function runStep({ title, run }: Step, { isAlone }: { isAlone: boolean }): Promise<StepResult> {
  const kept: string[] = [];
  const print: Print = isAlone ? (text) => void process.stdout.write(text) : (text) => void kept.push(text);
  if (isAlone) console.log(`\n── ${title}`);
  const startedAt = performance.now();
  const counts = await run(print).catch((error: unknown) => {
    print(`${error instanceof Error ? error.message : String(error)}\n`);
    return single(title, false);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  if (!isAlone) console.log(`\n── ${title}\n${kept.join("").trimEnd()}`);
  console.log(`── ${counts.failed > 0 ? "failed" : "passed"} after ${seconds.toFixed(1)} s`);
  return { title, counts, seconds };
}

async function eachInPool<T, R>(items: T[], work: (item: T) => Promise<R>, size: number): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: size }, worker));
  return results;
}

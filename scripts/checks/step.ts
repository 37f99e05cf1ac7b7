import { single, type Counts } from "./counts";

export type Step = {
  title: string;
  run: () => Promise<Counts>;
  /** Titles of steps without whose success this one would only repeat their failure. */
  needs?: string[];
};

/** Runs the steps in order, all of them even when one fails: a typing error should not hide a failing test. */
export async function runSteps(steps: Step[], stop: AbortSignal): Promise<Counts[]> {
  const broken = new Set<string>();
  const results: Counts[] = [];
  for (const step of steps) {
    if (stop.aborted) break;
    console.log(`\n── ${step.title}`);
    const obstacle = step.needs?.find((title) => broken.has(title));
    if (obstacle) {
      console.log(`not run, because "${obstacle}" failed`);
      broken.add(step.title);
      continue;
    }
    const counts = await runStep(step);
    if (counts.failed > 0) broken.add(step.title);
    results.push(counts);
  }
  return results;
}

async function runStep({ title, run }: Step): Promise<Counts> {
  const startedAt = performance.now();
  const counts = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return single(title, false);
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${counts.failed > 0 ? "failed" : "passed"} after ${seconds} s`);
  return counts;
}

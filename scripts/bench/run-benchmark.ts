import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "../serving/project-root";
import { StartError } from "@/lib/base/start-error";
import { stopRequest } from "../serving/stop-request";

/**
 * Runs a benchmark in its own folder, which is removed afterwards, and exits the process: with 1 when the benchmark
 * failed or was stopped. Errors written for the user are printed without their stack.
 *
 * @param name the end of the folder's name
 */
export async function runBenchmark(
  name: string,
  benchmark: (folder: string, stop: AbortSignal) => Promise<void>,
): Promise<never> {
  const stop = stopRequest();
  const cache = path.join(projectRoot, ".cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, `bench-${name}-`));
  let hasFailed = false;
  try {
    await benchmark(folder, stop);
  } catch (error) {
    hasFailed = true;
    if (!stop.aborted) console.error(error instanceof StartError ? error.message : error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.exit(hasFailed || stop.aborted ? 1 : 0);
}

import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { type AnyFile, problemOnly } from "./validate-any-file";
import type { ValidatedFile } from "./report/validated-file";

/** A file of a gigabyte takes some ten seconds. */
const maxMs = 60_000;
const maxHeapMb = 512;
/** Leaves cores for serving pages. */
const maxConcurrent = 2;

/** The path of the worker's source, which exists because every portal is started from its sources. */
const worker = path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/validation/validation-worker.mjs");

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Validates a file from anywhere in its own thread, with limits on time and memory: a malicious file slows down nobody
 * else, and one that exceeds the limits is reported as `check_stopped`.
 *
 * @throws the signal's reason when it is aborted, and errors of the file system
 */
export async function validateInWorker(
  file: AnyFile,
  { signal, withinMs = maxMs }: { signal?: AbortSignal; withinMs?: number } = {},
): Promise<ValidatedFile> {
  if (running < maxConcurrent) running++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    signal?.throwIfAborted();
    return await runWorker(file, AbortSignal.timeout(withinMs), signal);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

async function runWorker(
  file: AnyFile,
  timeout: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<ValidatedFile> {
  const thread = new Worker(worker, {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  try {
    const ends = signal ? AbortSignal.any([signal, timeout]) : timeout;
    const [checked] = (await once(thread, "message", { signal: ends })) as [ValidatedFile];
    return checked;
  } catch (error) {
    signal?.throwIfAborted();
    const isBeyond =
      timeout.aborted || (error instanceof Error && "code" in error && outOfMemory(error.code));
    if (isBeyond) return problemOnly(file, "check_stopped");
    throw error;
  } finally {
    await thread.terminate();
  }
}

const outOfMemory = (code: unknown) => code === "ERR_WORKER_OUT_OF_MEMORY";

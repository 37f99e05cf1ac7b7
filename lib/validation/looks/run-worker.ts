import { once } from "node:events";
import { Worker } from "node:worker_threads";

const maxHeapMb = 128;
/** Less than a reading process has for a file; an honest page takes 50 ms. */
const timeoutMs = 8_000;

/** PDFium holds a file twice while it is open. */
export const maxFileBytes = 50 * 1024 * 1024;

/**
 * Runs PDFium as WebAssembly in a thread of its own, which is ended when it takes too long.
 *
 * @param script a worker thread that answers with one message
 * @returns the answer; `undefined` where PDFium failed, or took too long
 */
export async function runWorker<Answer>(script: URL, workerData: object): Promise<Answer | undefined> {
  const worker = new Worker(script, {
    ...{ workerData, execArgv: [], stdout: true, stderr: true },
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const ended = once(worker, "exit", { signal }).then(() => undefined);
    const answered = once(worker, "message", { signal }).then(([answer]) => answer as Answer);
    return await Promise.race([answered, ended]);
  } catch {
    return undefined; // PDFium failed, or took too long
  } finally {
    await worker.terminate();
  }
}

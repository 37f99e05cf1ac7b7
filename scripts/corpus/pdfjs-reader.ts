import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ReaderVerdict } from "./other-readers";

const timeoutMs = 30_000;
const worker = new URL("pdfjs-worker.mjs", import.meta.url);

/**
 * Opens files with pdf.js, in a thread that is replaced when it takes too long.
 *
 * @returns a function that reads one file at a time, and one that ends the thread
 */
export function pdfjsReader() {
  let thread: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function readNow(path: string): Promise<ReaderVerdict> {
    thread ??= new Worker(worker, { stdout: true, stderr: true });
    const current = thread;
    const answer = once(current, "message", { signal: AbortSignal.timeout(timeoutMs) });
    current.postMessage(path);
    try {
      return ((await answer) as [ReaderVerdict])[0];
    } catch (error) {
      thread = undefined;
      await current.terminate();
      return { verdict: "fails", detail: String(error) };
    }
  }

  return {
    read(path: string): Promise<ReaderVerdict> {
      const reading = queue.then(() => readNow(path));
      queue = reading;
      return reading;
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

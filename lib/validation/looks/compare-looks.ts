import { once } from "node:events";
import { stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { Looks } from "../process/validation-context";

const script = new URL("draw-pages.mjs", import.meta.url);

/** A picture takes four bytes for each pixel, and PDFium holds the file twice. */
const maxPixels = 4_000_000;
const maxPages = 30;
const maxPictures = 90;
const maxFileBytes = 50 * 1024 * 1024;
const maxRevisions = 8;
const maxHeapMb = 128;
/** Less than a reading process has for a file; an honest page takes 50 ms. */
const timeoutMs = 8_000;

type Drawn = { count: number; pages: string[] };

/**
 * Compares what a PDF showed when it ended at each of some bytes with what it shows now: PDFium draws the pages of both,
 * forms and annotations included. It repairs damage as viewers do, so this tells what people see, not what a file says.
 * PDFium runs as WebAssembly in a thread of its own, which is ended when it takes too long.
 *
 * @returns the looks by these ends; nothing of a revision that cannot be drawn, or not in time
 * @throws errors of the file system
 */
export async function compareLooks(
  path: string,
  ends: readonly number[],
): Promise<ReadonlyMap<number, Looks>> {
  const { size } = await stat(path);
  const wanted = [...new Set(ends)].slice(0, maxRevisions);
  if (wanted.length === 0 || size > maxFileBytes) return new Map();
  const pages = Math.min(maxPages, Math.floor(maxPictures / (wanted.length + 1)));
  const [now, ...before] = (await drawPages(path, [size, ...wanted], pages)) ?? [];
  const found = new Map<number, Looks>();
  before.forEach((was, at) => {
    const end = wanted[at];
    if (end !== undefined && now && now.count > 0 && was.count > 0) found.set(end, compare(was, now, pages));
  });
  return found;
}

function compare(was: Drawn, is: Drawn, maxPages: number): Looks {
  const differing: number[] = [];
  const count = Math.max(was.pages.length, is.pages.length);
  for (let at = 0; at < count; at++) if (was.pages[at] !== is.pages[at]) differing.push(at + 1);
  return { differing, isComplete: Math.max(was.count, is.count) <= maxPages };
}

async function drawPages(path: string, ends: number[], maxPages: number): Promise<Drawn[] | undefined> {
  const worker = new Worker(script, {
    workerData: { path, ends, maxPages, maxPixels },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    stdout: true,
    stderr: true,
  });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const ended = once(worker, "exit", { signal }).then(() => undefined);
    const answered = once(worker, "message", { signal }).then(([drawn]) => drawn as Drawn[]);
    return await Promise.race([answered, ended]);
  } catch {
    return undefined; // PDFium failed, or took too long
  } finally {
    await worker.terminate();
  }
}

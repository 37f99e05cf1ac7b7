import { stat } from "node:fs/promises";
import type { Looks } from "../process/validation-context";
import { maxFileBytes, runWorker } from "./run-worker";

const script = new URL("draw-pages.mjs", import.meta.url);

/** A picture takes four bytes for each pixel. */
const maxPixels = 4_000_000;
const maxPages = 30;
const maxPictures = 90;
const maxRevisions = 8;

type Drawn = { count: number; pages: (string | null)[] };

/**
 * Compares what a PDF showed when it ended at each of some bytes with what it shows now: PDFium draws the pages of
 * both, forms and annotations included. It repairs damage as viewers do, so this compares what people see, not what a
 * file says.
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
  const [now, ...before] =
    (await runWorker<Drawn[]>(script, { path, ends: [size, ...wanted], maxPages: pages, maxPixels })) ?? [];
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
  const isDrawn = ![...was.pages, ...is.pages].includes(null);
  return { differing, isComplete: isDrawn && Math.max(was.count, is.count) <= maxPages };
}

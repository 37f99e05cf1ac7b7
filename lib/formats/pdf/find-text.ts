import type { PdfSource } from "./pdf-source";

const windowBytes = 1024 * 1024;
/** What is searched for at the end is mostly there. */
const firstWindowBytes = 4 * 1024;

/** The offset of the last place before `end` where an ASCII text is in the file; -1 if there is none. */
export async function findLast(source: PdfSource, text: string, end: number): Promise<number> {
  for (let to = end, length = firstWindowBytes; to > 0; length = windowBytes) {
    const from = Math.max(0, to - length);
    const at = (await source.read(from, to - from)).lastIndexOf(text, undefined, "latin1");
    if (at >= 0) return from + at;
    if (from === 0) return -1;
    to = from + text.length - 1;
  }
  return -1;
}

/** Whether a pattern matches anywhere from `start` on; `maxMatch` is the length of what it may match. */
export async function matchesAfter(
  source: PdfSource,
  pattern: RegExp,
  { start, maxMatch }: { start: number; maxMatch: number },
): Promise<boolean> {
  for (let from = start; from < source.size; from += windowBytes) {
    const window = await source.read(from, windowBytes + maxMatch);
    if (pattern.test(window.toString("latin1"))) return true;
  }
  return false;
}

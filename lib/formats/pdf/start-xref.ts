import { findLast, matchesAfter } from "./find-text";
import { PdfSyntaxError } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

/** What `startxref` says, and where the word is. */
export type StartXref = { at: number; offset: number; end: number };

const keyword = "startxref";
/** Room for the number, and for what some writers put before the end marker. */
const windowBytes = 1024;
const pattern = /^startxref\s+(\d{1,15})\s/;
const endMarker = "%%EOF";
const beginningOfUpdate = /\d\s+\d+\s+obj\b|\bxref\b/;
const longestBeginning = 64;

/**
 * Reads the last `startxref` of a file, however much junk follows it.
 *
 * @throws {PdfSyntaxError} when there is none, or when another update begins behind it: the file is cut off
 */
export async function requireLastStart(source: PdfSource): Promise<StartXref> {
  const at = await findLast(source, keyword, source.size);
  const start = at < 0 ? undefined : await readStart(source, at);
  if (!start) throw new PdfSyntaxError("The file has no end.");
  if (await matchesAfter(source, beginningOfUpdate, { start: start.end, maxMatch: longestBeginning }))
    throw new PdfSyntaxError("The file's last update is cut off.");
  return start;
}

/** The last complete `startxref` before an offset. */
export async function findLastStart(source: PdfSource, before: number): Promise<StartXref | undefined> {
  for (let at = await findLast(source, keyword, before); at >= 0; at = await findLast(source, keyword, at)) {
    source.budget.spend("sections");
    const start = await readStart(source, at);
    if (start) return start;
  }
  return undefined;
}

async function readStart(source: PdfSource, at: number): Promise<StartXref | undefined> {
  const text = (await source.read(at, windowBytes)).toString("latin1");
  const found = pattern.exec(text);
  const marker = text.indexOf(endMarker);
  const isComplete = found && marker > 0 && !beginningOfUpdate.test(text.slice(found[0].length, marker));
  return isComplete ? { at, offset: Number(found[1]), end: at + marker + endMarker.length } : undefined;
}

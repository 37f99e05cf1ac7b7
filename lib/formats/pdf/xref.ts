import { readAt } from "./indirect-object";
import type { XrefSection } from "./xref-section";
import { readXrefStream } from "./xref-stream";
import { readXrefTable } from "./xref-table";
import { PdfSyntaxError, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

/** The sections of a file, the newest first; offsets in them count from `base`. */
export type XrefChain = { base: number; sections: XrefSection[] };

const headerWindow = 1024;
const tailLength = 2048;
const maxSections = 10_000;

/** The offset of `%PDF-`. Viewers look for it in the first 1024 bytes (ISO 32000-1, Annex H, note 13). */
export async function findHeader(source: PdfSource): Promise<number | undefined> {
  const at = (await source.read(0, headerWindow)).indexOf("%PDF-", 0, "latin1");
  return at < 0 ? undefined : at;
}

/**
 * Follows the cross-reference sections of a file from the last `startxref` through every /Prev (ISO 32000-2, 7.5.4 to
 * 7.5.8).
 *
 * @throws {PdfSyntaxError} when one of them is not where it should be: the file is cut off or damaged
 */
export async function readXrefChain(source: PdfSource, header: number): Promise<XrefChain> {
  const start = await findStartXref(source);
  // With bytes before the header, offsets count from the header, but some writers count from the start of the file.
  const bases = header > 0 ? [header, 0] : [0];
  for (const base of bases) {
    const newest = await readSection(source, base + start).catch(ignoreSyntaxError);
    if (newest) return { base, sections: await readOlder(source, base, newest, start) };
  }
  throw new PdfSyntaxError("There is no cross-reference section where the file says.");
}

function ignoreSyntaxError(error: unknown): undefined {
  if (!(error instanceof PdfSyntaxError)) throw error;
}

async function findStartXref(source: PdfSource): Promise<number> {
  const tail = (await source.read(Math.max(0, source.size - tailLength), tailLength)).toString("latin1");
  const marker = tail.lastIndexOf("startxref");
  const found = /^startxref\s+(\d{1,15})\s+(?:%[^\r\n]*[\r\n]+)*?%%EOF/.exec(tail.slice(marker));
  if (marker < 0 || !found) throw new PdfSyntaxError("The file has no end.");
  // Junk after the end is harmless, but the beginning of another update means that the file was cut off.
  const rest = tail.slice(marker + found[0].length);
  if (/\d\s+\d+\s+obj\b|\bxref\b/.test(rest)) throw new PdfSyntaxError("The file's last update is cut off.");
  return Number(found[1]);
}

async function readSection(source: PdfSource, offset: number): Promise<XrefSection> {
  const afterKeyword = await readAt(source, offset, (syntax) =>
    syntax.readWord() === "xref" ? offset + syntax.position : undefined,
  );
  const section =
    afterKeyword === undefined
      ? await readXrefStream(source, offset)
      : await readXrefTable(source, afterKeyword);
  return { ...section, offset };
}

async function readOlder(source: PdfSource, base: number, newest: XrefSection, start: number) {
  const sections = [newest];
  const seen = new Set([start]);
  const queue = olderOffsets(newest);
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (seen.has(offset) || seen.size > maxSections)
      throw new PdfSyntaxError("The cross-reference sections go in a circle.");
    seen.add(offset);
    const section = await readSection(source, base + offset);
    sections.push(section);
    queue.push(...olderOffsets(section));
  }
  return sections;
}

/** A hybrid file's table is followed by the stream that goes with it, then by the older sections (7.5.8.4). */
function olderOffsets({ trailer, isTable }: XrefSection): number[] {
  const keys = isTable ? ["XRefStm", "Prev"] : ["Prev"];
  return keys.flatMap((key) => offsetIn(trailer.entries.get(key)));
}

function offsetIn(value: PdfValue | undefined): number[] {
  // Some writers give the first section a /Prev of 0, where no section can be.
  if (value === undefined || value === null || value === 0) return [];
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new PdfSyntaxError("A cross-reference section points nowhere.");
  return [value];
}

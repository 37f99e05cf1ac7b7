import { readAt } from "./indirect-object";
import { findLastStart, requireLastStart } from "./start-xref";
import type { XrefSection } from "./xref-section";
import { readXrefStream } from "./xref-stream";
import { readXrefTable } from "./xref-table";
import { PdfSyntaxError, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

/** The sections of a file, the newest first; offsets in them count from `base`. */
export type XrefChain = { base: number; sections: XrefSection[] };

const headerWindow = 1024;

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
 * @throws {TooComplex} when there are more than the budget allows
 */
export async function readXrefChain(source: PdfSource, header: number): Promise<XrefChain> {
  const { offset: start } = await requireLastStart(source);
  // With bytes before the header, offsets count from the header, but some writers count from the start of the file.
  const bases = header > 0 ? [header, 0] : [0];
  for (const base of bases) {
    const newest = await readSection(source, base + start).catch(ignoreSyntaxError);
    if (newest) return { base, sections: await readOlder(source, base, newest) };
  }
  throw new PdfSyntaxError("There is no cross-reference section where the file says.");
}

function ignoreSyntaxError(error: unknown): undefined {
  if (!(error instanceof PdfSyntaxError)) throw error;
}

/** The section at an offset, which other revisions of the file may have in common. */
async function readSection(source: PdfSource, offset: number): Promise<XrefSection> {
  source.budget.spend("sections");
  const known = source.sections.get(offset) ?? (await readNewSection(source, offset));
  if (known.end > source.size) throw new PdfSyntaxError("A cross-reference section is cut off.");
  source.sections.set(offset, known);
  return known;
}

async function readNewSection(source: PdfSource, offset: number): Promise<XrefSection> {
  const afterKeyword = await readAt(source, offset, (syntax) =>
    syntax.readWord() === "xref" ? offset + syntax.position : undefined,
  );
  const section =
    afterKeyword === undefined
      ? await readXrefStream(source, offset)
      : await readXrefTable(source, afterKeyword);
  return { ...section, offset };
}

/**
 * A hybrid file's table is followed by the stream that goes with it, then by the older sections (7.5.8.4). An update may
 * repeat the stream of the section before it, and the streams' own /Prev does not count.
 */
async function readOlder(source: PdfSource, base: number, newest: XrefSection): Promise<XrefSection[]> {
  const sections = new Set<XrefSection>();
  const passed = new Set<number>();
  for (let section: XrefSection | undefined = newest; section;) {
    if (passed.has(section.offset)) throw new PdfSyntaxError("The cross-reference sections go in a circle.");
    passed.add(section.offset);
    sections.add(section);
    const beside: PdfValue | undefined = section.isTable ? section.trailer.entries.get("XRefStm") : undefined;
    if (isOffset(beside)) sections.add(await readSection(source, base + beside));
    section = await readPrevious(source, base, section);
  }
  return [...sections];
}

async function readPrevious(
  source: PdfSource,
  base: number,
  section: XrefSection,
): Promise<XrefSection | undefined> {
  const previous = section.trailer.entries.get("Prev") ?? null;
  if (previous === null) return undefined;
  if (isOffset(previous)) {
    const found = await readSection(source, base + previous).catch(ignoreSyntaxError);
    if (found) return found;
  }
  const older = await readRevisionBefore(source, base, section.offset);
  // Some writers give the first section a /Prev of 0, where no section can be.
  if (older || previous === 0) return older;
  throw new PdfSyntaxError("A cross-reference section points nowhere.");
}

/**
 * The newest section of the revision that a section updates, by the `startxref` before it: an update that does not say
 * where the older sections are would otherwise lose what viewers find by searching the whole file.
 */
async function readRevisionBefore(
  source: PdfSource,
  base: number,
  offset: number,
): Promise<XrefSection | undefined> {
  for (
    let start = await findLastStart(source, offset);
    start;
    start = await findLastStart(source, start.at)
  ) {
    if (start.offset === 0 || base + start.offset >= start.at) continue;
    const section = await readSection(source, base + start.offset).catch(ignoreSyntaxError);
    if (section && section.end <= start.at) return section;
  }
  return undefined;
}

const isOffset = (value: PdfValue | undefined): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0;

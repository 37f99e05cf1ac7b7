import { PDFName, PDFNumber, type PDFContext, type PDFObject } from "@cantoo/pdf-lib";
import { ObjectParser } from "./object-parser";
import { readXrefStream } from "./xref-stream";
import type { XrefEntry, XrefSection } from "./xref-section";
import { readXrefTable } from "./xref-table";

/** Where the objects of a PDF are. */
export type CrossReferences = {
  /** From where offsets are counted. */
  base: number;
  /** The offset of the newest section. */
  start: number;
  entries: Map<number, XrefEntry>;
  /** The value of an entry in the newest trailer that has it. */
  trailerEntry: (name: string) => PDFObject | undefined;
};

type Placed = XrefSection & { at: number };

/**
 * Follows the cross-reference sections from the last `startxref` through every /Prev (ISO 32000-2, 7.5.4 to 7.5.8), as
 * viewers do.
 *
 * @param header the offset of `%PDF-`, from which offsets count, although some writers count from the start of the file
 * @throws when no section is where the file says: an update would refer to it
 */
export function readCrossReferences(bytes: Buffer, header: number, context: PDFContext): CrossReferences {
  const start = startBefore(bytes, bytes.length)?.offset;
  if (start === undefined) throw new Error("The file has no end.");
  for (const base of new Set([header, 0])) {
    const newest = sectionAt(bytes, base + start, context);
    if (newest) return merge(olderSections(bytes, base, newest, context), { base, start });
  }
  throw new Error("There is no cross-reference section where the file says.");
}

/** The first section that lists an object counts; the free ones of a hybrid file's table are hidden (7.5.8.4). */
function merge(sections: Placed[], place: { base: number; start: number }): CrossReferences {
  const entries: CrossReferences["entries"] = new Map();
  for (const { isTable, trailer, ...section } of sections) {
    const isHybrid = isTable && trailer.has(PDFName.of("XRefStm"));
    for (const [number, entry] of section.entries)
      if (!entries.has(number) && !(isHybrid && entry.kind === "free")) entries.set(number, entry);
  }
  const trailerEntry = (name: string) =>
    sections.map(({ trailer }) => trailer.get(PDFName.of(name))).find((value) => value !== undefined);
  return { ...place, entries, trailerEntry };
}

function olderSections(bytes: Buffer, base: number, newest: Placed, context: PDFContext): Placed[] {
  const sections = new Map<number, Placed>();
  for (let section: Placed | undefined = newest; section && !sections.has(section.at);) {
    sections.set(section.at, section);
    const beside = section.isTable ? offsetIn(section, "XRefStm") : undefined;
    const stream = beside === undefined ? undefined : sectionAt(bytes, base + beside, context);
    if (stream && !sections.has(stream.at)) sections.set(stream.at, stream);
    section = sectionBefore(bytes, base, section, context);
  }
  return [...sections.values()];
}

/** The section that /Prev names, or the end of the revision before, for updates that do not name it. */
function sectionBefore(
  bytes: Buffer,
  base: number,
  section: Placed,
  context: PDFContext,
): Placed | undefined {
  if (!section.trailer.has(PDFName.of("Prev"))) return undefined;
  const previous = offsetIn(section, "Prev");
  const named = previous === undefined ? undefined : sectionAt(bytes, base + previous, context);
  if (named) return named;
  for (let start = startBefore(bytes, section.at); start; start = startBefore(bytes, start.at)) {
    const found = sectionAt(bytes, base + start.offset, context);
    if (found && found.end <= start.at) return found;
  }
  return undefined;
}

/** The last `startxref` with an offset before a place. */
function startBefore(bytes: Buffer, end: number): { at: number; offset: number } | undefined {
  for (let before = end; before > 0;) {
    const at = bytes.lastIndexOf("startxref", before - 1, "latin1");
    if (at === -1) return undefined;
    const [, offset] = /^startxref\s+(\d{1,15})\s/.exec(bytes.toString("latin1", at, at + 64)) ?? [];
    if (offset !== undefined) return { at, offset: Number(offset) };
    before = at;
  }
  return undefined;
}

function sectionAt(bytes: Buffer, at: number, context: PDFContext): Placed | undefined {
  try {
    const parser = new ObjectParser(bytes, at, context);
    const section = parser.skipWord("xref")
      ? readXrefTable(bytes, parser.position, context)
      : readXrefStream(bytes, at, context);
    return { ...section, at };
  } catch {
    return undefined;
  }
}

function offsetIn({ trailer }: XrefSection, name: string): number | undefined {
  const value = trailer.get(PDFName.of(name));
  return value instanceof PDFNumber && value.asNumber() > 0 ? value.asNumber() : undefined;
}

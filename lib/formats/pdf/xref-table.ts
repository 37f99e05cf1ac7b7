import { readAt } from "./indirect-object";
import { type PdfParser } from "./pdf-parser";
import { PdfSyntaxError, PdfWindowEnd } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";
import { TableCursor } from "./table-cursor";
import { XrefEntries, type XrefRange } from "./xref-entries";
import type { XrefSection } from "./xref-section";

type Entry = { offset: number; generation: number; isFree: boolean };

const shortestEntry = "0 0 n".length;
const generationOfFirst = 65535;

/**
 * Reads a classic cross-reference table (ISO 32000-2, 7.5.4) that begins after the word `xref` at `offset`. The standard
 * gives each entry 20 bytes, but writers differ in line ends and spaces, so entries are read word by word.
 */
export async function readXrefTable(source: PdfSource, offset: number): Promise<Omit<XrefSection, "offset">> {
  const cursor = new TableCursor(source, offset);
  const entries = new XrefEntries();
  for (let head = await cursor.read(readHead); head; head = await cursor.read(readHead)) {
    source.budget.spend("subsections");
    if (head.count * shortestEntry > source.size - cursor.offset)
      throw new PdfSyntaxError("The cross-reference table is cut off.");
    source.budget.spend("entries", head.count);
    if (head.count > 0) await readSubsection(cursor, head, entries);
  }
  return {
    ...(await readTrailer(source, cursor.offset)),
    isTable: true,
    ranges: entries.ranges,
    readEntries: async () => entries,
  };
}

/** Reads `0 6`, the head of a subsection; `undefined` before the trailer. */
function readHead(syntax: PdfParser): XrefRange | undefined {
  const word = syntax.readWord();
  if (word === "trailer") return undefined;
  if (!/^\d{1,10}$/.test(word)) throw new PdfSyntaxError("The cross-reference table is damaged.");
  return { first: Number(word), count: syntax.readInteger() };
}

async function readSubsection(cursor: TableCursor, head: XrefRange, entries: XrefEntries): Promise<void> {
  let row = -1;
  let read = 0;
  while (read < head.count) {
    await cursor.read((syntax) => {
      const readBefore = read;
      while (read < head.count) {
        const start = syntax.position;
        try {
          const entry = readEntry(syntax);
          if (read === 0) row = entries.addRange({ first: firstNumber(head, entry), count: head.count });
          if (!entry.isFree) entries.setOffset(row + read, entry.offset, entry.generation);
          read++;
        } catch (error) {
          syntax.position = start;
          if (error instanceof PdfWindowEnd && read > readBefore) return;
          throw error;
        }
      }
    });
  }
}

/** Some writers number the head of the list of free objects, which is always object 0, as object 1. */
function firstNumber({ first }: XrefRange, { isFree, offset, generation }: Entry): number {
  return first === 1 && isFree && offset === 0 && generation === generationOfFirst ? 0 : first;
}

/** Reads `0000000017 00000 n`. An object at offset 0 does not exist, whatever the entry says. */
function readEntry(syntax: PdfParser): Entry {
  const offset = syntax.readInteger();
  const word = syntax.readWord();
  const [, digits, attached] = /^(\d{1,10})([nf]?)$/.exec(word) ?? [];
  const kind = attached || syntax.readLetter();
  if (digits === undefined || (kind !== "n" && kind !== "f"))
    throw new PdfSyntaxError("The cross-reference table is damaged.");
  syntax.skipRemark();
  return { offset, generation: Number(digits), isFree: kind === "f" || offset === 0 };
}

function readTrailer(source: PdfSource, offset: number): Promise<Pick<XrefSection, "trailer" | "end">> {
  return readAt(source, offset, (syntax) => {
    const trailer = syntax.readValue();
    if (typeof trailer !== "object" || trailer?.kind !== "dict")
      throw new PdfSyntaxError("The trailer must be a dictionary.");
    source.budget.spend("trailerValues", syntax.values);
    return { trailer, end: offset + syntax.position };
  });
}

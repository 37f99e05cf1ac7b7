import { PDFDict, type PDFContext } from "@cantoo/pdf-lib";
import { isLineEnd } from "./characters";
import { ObjectParser } from "./object-parser";
import type { XrefEntry, XrefSection } from "./xref-section";

const generationOfFirst = 65535;

/**
 * Reads a cross-reference table and its trailer (ISO 32000-2, 7.5.4 and 7.5.5), word by word, as writers differ in line
 * ends and spaces.
 *
 * @param offset behind the word `xref`
 * @throws when it is damaged
 */
export function readXrefTable(bytes: Buffer, offset: number, context: PDFContext): XrefSection {
  const parser = new ObjectParser(bytes, offset, context);
  const entries: XrefSection["entries"] = new Map();
  while (!parser.skipWord("trailer")) {
    const first = parser.readInteger();
    const count = parser.readInteger();
    for (let index = 0, number = first; index < count; index++, number++) {
      const { entry, isFirstOfAll } = readEntry(parser);
      // Some writers number the head of the list of free objects, which is always object 0, as object 1.
      if (index === 0 && isFirstOfAll) number = 0;
      if (!entries.has(number)) entries.set(number, entry);
      skipRemark(parser, bytes);
    }
  }
  const trailer = parser.readValue();
  if (!(trailer instanceof PDFDict)) throw new Error("The trailer must be a dictionary.");
  return { isTable: true, entries, trailer, end: parser.position };
}

/** Reads `0000000017 00000 n`. An object at offset 0 does not exist, whatever the entry says. */
function readEntry(parser: ObjectParser): { entry: XrefEntry; isFirstOfAll: boolean } {
  const offset = parser.readInteger();
  const [, digits, attached] = /^(\d{1,10})([nf]?)$/.exec(parser.readWord()) ?? [];
  const [kind] = attached || parser.readWord();
  if (digits === undefined || (kind !== "n" && kind !== "f")) throw new Error("The table is damaged.");
  const generation = Number(digits);
  const isFree = kind === "f" || offset === 0;
  return {
    entry: isFree ? { kind: "free" } : { kind: "offset", offset, generation },
    isFirstOfAll: kind === "f" && offset === 0 && generation === generationOfFirst,
  };
}

/** Skips what follows an entry on its line, unless it is a number or the trailer. */
function skipRemark(parser: ObjectParser, bytes: Buffer): void {
  while (bytes[parser.position] === 0x20) parser.position++;
  if (/^(?:\d|trailer|[\r\n])/.test(bytes.toString("latin1", parser.position, parser.position + 7))) return;
  while (parser.position < bytes.length && !isLineEnd(bytes[parser.position])) parser.position++;
}

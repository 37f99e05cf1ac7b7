import { readIndirectObject } from "./indirect-object";
import { readStream } from "./pdf-stream";
import { PdfSyntaxError, type PdfDict, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";
import { XrefEntries, type XrefRange } from "./xref-entries";
import type { XrefSection } from "./xref-section";

type Widths = [number, number, number];

const maxWidth = 8;
const maxSecond = 0xffffffff;

/**
 * Reads a cross-reference stream (ISO 32000-2, 7.5.8), whose dictionary is also the trailer. Its bytes are decoded
 * only when an object is looked up.
 */
export async function readXrefStream(
  source: PdfSource,
  offset: number,
): Promise<Omit<XrefSection, "offset">> {
  const { value: dict, streamStart, weight } = await readIndirectObject(source, offset);
  const isXref =
    typeof dict === "object" && dict?.kind === "dict" && isName(dict.entries.get("Type"), "XRef");
  if (!isXref || streamStart === null) throw new PdfSyntaxError("There is no cross-reference section.");
  const length = dict.entries.get("Length");
  if (typeof length !== "number" || length < 0 || streamStart + length > source.size)
    throw new PdfSyntaxError("The cross-reference stream is cut off.");
  const widths = readWidths(dict);
  const ranges = readRanges(dict);
  source.budget.spend("subsections", ranges.length);
  source.budget.spend("trailerValues", weight);
  let entries: XrefEntries | undefined;
  return {
    end: streamStart + length,
    trailer: dict,
    isTable: false,
    ranges,
    async readEntries() {
      if (entries) return entries;
      const rows = await readStream(source, { dict, start: streamStart, length });
      const count = ranges.reduce((sum, range) => sum + range.count, 0);
      if (count * (widths[0] + widths[1] + widths[2]) > rows.length)
        throw new PdfSyntaxError("The cross-reference stream is cut off.");
      source.budget.spend("entries", count);
      entries = readRows(rows, widths, { ranges, count });
      return entries;
    },
  };
}

function isName(value: PdfValue | undefined, name: string): boolean {
  return typeof value === "object" && value?.kind === "name" && value.name === name;
}

function readWidths(dict: PdfDict): Widths {
  const [type, second, third, ...more] = integers(dict.entries.get("W"));
  const isComplete = type !== undefined && second !== undefined && third !== undefined && more.length === 0;
  if (!isComplete || Math.max(type, second, third) > maxWidth || type + second + third === 0)
    throw new PdfSyntaxError("The cross-reference stream is damaged.");
  return [type, second, third];
}

function readRanges(dict: PdfDict): XrefRange[] {
  const size = dict.entries.get("Size");
  const index = integers(dict.entries.get("Index") ?? { kind: "array", items: [0, size ?? null] });
  const ranges = [];
  for (let at = 0; at + 1 < index.length; at += 2) {
    const [first = 0, count = 0] = [index[at], index[at + 1]];
    if (count > 0) ranges.push({ first, count });
  }
  return ranges;
}

function integers(value: PdfValue | undefined): number[] {
  if (typeof value !== "object" || value?.kind !== "array")
    throw new PdfSyntaxError("The cross-reference stream is damaged.");
  return value.items.map((item) => {
    if (typeof item !== "number" || !Number.isSafeInteger(item) || item < 0)
      throw new PdfSyntaxError("The cross-reference stream is damaged.");
    return item;
  });
}

/** An entry of another type, or with a number beyond any file, refers to nothing (7.5.8.3). */
function readRows(
  bytes: Buffer,
  [typeWidth, secondWidth, thirdWidth]: Widths,
  { ranges, count }: { ranges: XrefRange[]; count: number },
): XrefEntries {
  const entries = new XrefEntries();
  entries.reserve(count);
  for (const range of ranges) entries.addRange(range);
  let at = 0;
  for (let row = 0; row < count; row++) {
    const type = typeWidth ? readNumber(bytes, at, typeWidth) : 1;
    const first = readNumber(bytes, at + typeWidth, secondWidth);
    const second = readNumber(bytes, at + typeWidth + secondWidth, thirdWidth);
    at += typeWidth + secondWidth + thirdWidth;
    if (!Number.isSafeInteger(first) || second > maxSecond) continue;
    if (type === 1 && first > 0) entries.setOffset(row, first, second);
    if (type === 2) entries.setCompressed(row, first, second);
  }
  return entries;
}

function readNumber(bytes: Buffer, at: number, width: number): number {
  let number = 0;
  for (let index = at; index < at + width; index++) number = number * 256 + (bytes[index] ?? 0);
  return number;
}

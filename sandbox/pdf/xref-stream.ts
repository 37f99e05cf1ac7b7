import { PDFArray, PDFName, PDFNumber, PDFRawStream, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";
import { directLength, readIndirectObject } from "./indirect-object";
import { unpackStream } from "./unpack-stream";
import type { XrefEntry, XrefSection } from "./xref-section";

/**
 * Reads a cross-reference stream, whose dictionary is also the trailer (ISO 32000-2, 7.5.8).
 *
 * @throws when no stream is at the offset, or it is damaged
 */
export function readXrefStream(bytes: Buffer, offset: number, context: PDFContext): XrefSection {
  const { object, end } = readIndirectObject(bytes, offset, { context, lengthOf: directLength });
  if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of("Type")) !== PDFName.of("XRef"))
    throw new Error("There is no cross-reference section.");
  const { dict } = object;
  const [type = 0, second = 0, third = 0] = numbersIn(dict, "W") ?? [];
  // Rows of no bytes would never end.
  if (type + second + third === 0) throw new Error("The cross-reference stream is damaged.");
  const size = dict.lookup(PDFName.of("Size"));
  const ranges = numbersIn(dict, "Index") ?? [0, size instanceof PDFNumber ? size.asNumber() : 0];
  const rows = unpackStream(object);
  const entries: XrefSection["entries"] = new Map();
  let at = 0;
  const next = (width: number) => {
    let number = 0;
    for (const end = at + width; at < end; at++) number = number * 256 + (rows[at] ?? 0);
    return number;
  };
  for (let pair = 0; pair + 1 < ranges.length; pair += 2) {
    const [first = 0, count = 0] = [ranges[pair], ranges[pair + 1]];
    for (let number = first; number < first + count && at + type + second + third <= rows.length; number++) {
      const kind = type === 0 ? 1 : next(type);
      const entry = entryOf(kind, next(second), next(third));
      if (!entries.has(number)) entries.set(number, entry);
    }
  }
  return { isTable: false, entries, trailer: dict, end };
}

/** An entry of an unknown kind refers to nothing (7.5.8.3). */
function entryOf(kind: number, second: number, third: number): XrefEntry {
  if (kind === 1 && second > 0) return { kind: "offset", offset: second, generation: third };
  if (kind === 2) return { kind: "compressed", stream: second, index: third };
  return { kind: "free" };
}

function numbersIn(dict: PDFDict, key: string): number[] | undefined {
  const list = dict.get(PDFName.of(key));
  if (!(list instanceof PDFArray)) return undefined;
  return list.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : 0));
}

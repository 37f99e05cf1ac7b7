import { readIndirectObject } from "./indirect-object";
import { readStream } from "./pdf-stream";
import { PdfSyntaxError, type PdfDict, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";
import type { XrefEntry, XrefSection } from "./xref-section";

type Layout = { widths: [number, number, number]; subsections: { first: number; count: number }[] };

/**
 * Reads a cross-reference stream (ISO 32000-2, 7.5.8), whose dictionary is also the trailer. Its bytes are decoded
 * only when an object is looked up.
 */
export async function readXrefStream(
  source: PdfSource,
  offset: number,
): Promise<Omit<XrefSection, "offset">> {
  const { value: dict, streamStart } = await readIndirectObject(source, offset);
  const isXref =
    typeof dict === "object" && dict?.kind === "dict" && isName(dict.entries.get("Type"), "XRef");
  if (!isXref || streamStart === null) throw new PdfSyntaxError("There is no cross-reference section.");
  const length = dict.entries.get("Length");
  if (typeof length !== "number" || length < 0 || streamStart + length > source.size)
    throw new PdfSyntaxError("The cross-reference stream is cut off.");
  const layout = readLayout(dict);
  let rows: Promise<Buffer> | undefined;
  return {
    trailer: dict,
    isTable: false,
    ranges: layout.subsections,
    find: async (number) => {
      rows ??= readStream(source, { dict, start: streamStart, length });
      return findRow(await rows, layout, number);
    },
  };
}

function isName(value: PdfValue | undefined, name: string): boolean {
  return typeof value === "object" && value?.kind === "name" && value.name === name;
}

function readLayout(dict: PdfDict): Layout {
  const [type, second, third, ...more] = integers(dict.entries.get("W"));
  if (type === undefined || second === undefined || third === undefined || more.length > 0)
    throw new PdfSyntaxError("The cross-reference stream is damaged.");
  if (Math.max(type, second, third) > 6) throw new PdfSyntaxError("The cross-reference stream is damaged.");
  const size = dict.entries.get("Size");
  const index = integers(dict.entries.get("Index") ?? { kind: "array", items: [0, size ?? null] });
  const subsections = [];
  for (let at = 0; at + 1 < index.length; at += 2) {
    subsections.push({ first: index[at] ?? 0, count: index[at + 1] ?? 0 });
  }
  return { widths: [type, second, third], subsections };
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

function findRow(rows: Buffer, { widths, subsections }: Layout, number: number): XrefEntry | undefined {
  const [typeWidth, secondWidth, thirdWidth] = widths;
  const width = typeWidth + secondWidth + thirdWidth;
  let before = 0;
  for (const { first, count } of subsections) {
    if (number >= first && number < first + count) {
      const at = (before + number - first) * width;
      if (at + width > rows.length) throw new PdfSyntaxError("The cross-reference stream is cut off.");
      const field = (offset: number, length: number) => (length ? rows.readUIntBE(at + offset, length) : 0);
      const type = typeWidth ? field(0, typeWidth) : 1;
      const second = field(typeWidth, secondWidth);
      const third = field(typeWidth + secondWidth, thirdWidth);
      if (type === 1) return { kind: "offset", offset: second, generation: third };
      return type === 2 ? { kind: "compressed", stream: second, index: third } : { kind: "free" };
    }
    before += count;
  }
  return undefined;
}

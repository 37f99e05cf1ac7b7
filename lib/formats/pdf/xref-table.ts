import { readAt } from "./indirect-object";
import { PdfSyntaxError, type PdfDict } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";
import type { XrefEntry, XrefSection } from "./xref-section";

type Subsection = { first: number; count: number; start: number; stride: number };

const entryPattern = /^(\d{10}) (\d{5}) ([nf])([\r\n ]{1,3})/;
const maxSubsections = 100_000;

/**
 * Reads a classic cross-reference table (ISO 32000-2, 7.5.4) that begins after the word `xref` at `offset`. The
 * entries are skipped; `find` reads each from the file when it is needed.
 */
export async function readXrefTable(source: PdfSource, offset: number): Promise<Omit<XrefSection, "offset">> {
  const subsections: Subsection[] = [];
  for (let at = offset; subsections.length < maxSubsections;) {
    const head = await readHead(source, at);
    if ("trailer" in head) {
      return {
        trailer: head.trailer,
        isTable: true,
        ranges: subsections,
        find: (number) => findEntry(source, subsections, number),
      };
    }
    const stride = head.count === 0 ? 0 : await readStride(source, head.start);
    subsections.push({ ...head, stride });
    at = head.start + head.count * stride;
  }
  throw new PdfSyntaxError("The cross-reference table has too many parts.");
}

type Head = { trailer: PdfDict } | { first: number; count: number; start: number };

/** Reads `0 6`, the head of a subsection, or the trailer after the last one. */
function readHead(source: PdfSource, offset: number): Promise<Head> {
  return readAt(source, offset, (syntax) => {
    const word = syntax.readWord();
    if (word === "trailer") {
      const trailer = syntax.readValue();
      if (typeof trailer !== "object" || trailer?.kind !== "dict")
        throw new PdfSyntaxError("The trailer must be a dictionary.");
      return { trailer };
    }
    if (!/^\d{1,10}$/.test(word)) throw new PdfSyntaxError("The cross-reference table is damaged.");
    const count = syntax.readInteger();
    syntax.skipSpace();
    return { first: Number(word), count, start: offset + syntax.position };
  });
}

/** The standard says that entries have 20 bytes, but some writers' line ends make them 19 or 21. */
async function readStride(source: PdfSource, start: number): Promise<number> {
  const entry = entryPattern.exec((await source.read(start, 22)).toString("latin1"));
  if (!entry) throw new PdfSyntaxError("The cross-reference table is damaged.");
  return entry[0].length;
}

async function findEntry(
  source: PdfSource,
  subsections: Subsection[],
  number: number,
): Promise<XrefEntry | undefined> {
  const subsection = subsections.find(({ first, count }) => number >= first && number < first + count);
  if (!subsection) return undefined;
  const bytes = await source.read(subsection.start + (number - subsection.first) * subsection.stride, 22);
  const entry = entryPattern.exec(bytes.toString("latin1"));
  if (!entry) throw new PdfSyntaxError("The cross-reference table is damaged.");
  if (entry[3] === "f") return { kind: "free" };
  return { kind: "offset", offset: Number(entry[1]), generation: Number(entry[2]) };
}

import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";
import { writeUpdate } from "../pdf/write-update";
import { openPdf, type OpenPdf } from "./open-pdf";

/** A PDF that is being changed. What it held before is changed by these functions alone, which remember it. */
export type EditedPdf = OpenPdf & {
  set: (dictionary: PDFDict, name: string, value: PDFObject) => void;
  append: (list: PDFArray, item: PDFObject) => void;
};

/** The highest object number that readers take (ISO 32000-1, annex C). */
const maxObjectNumber = 8_388_607;

/**
 * Changes a PDF by an incremental update: the returned bytes begin with the given ones, so that earlier signatures stay
 * valid (ETSI EN 319 142-1, 5.4).
 *
 * @throws {UnusablePdfError} when the file cannot be read
 */
export async function updatePdf(
  pdf: Buffer,
  change: (document: EditedPdf) => Promise<void> | void,
): Promise<Buffer> {
  const document = openPdf(pdf);
  const { context, references } = document;
  reserveNumbers(document);
  const lastBefore = context.largestObjectNumber;
  const touched = new Set<PDFObject>();
  await change({
    ...document,
    set(dictionary, name, value) {
      touched.add(dictionary);
      dictionary.set(PDFName.of(name), value);
    },
    append(list, item) {
      touched.add(list);
      list.push(item);
    },
  });
  const changed = context
    .enumerateIndirectObjects()
    .filter(([{ objectNumber }, object]) => objectNumber > lastBefore || holdsOneOf(touched, object));
  return Buffer.concat([pdf, writeUpdate(changed, { context, references, length: pdf.length })]);
}

/**
 * Lets new objects begin behind every number that the file lists or refers to: a reference that leads nowhere is null
 * (ISO 32000-2, 7.3.10), and must not come to lead to a new object.
 */
function reserveNumbers({ context, references }: OpenPdf): void {
  for (const number of references.entries.keys()) reserve(context, number);
  const size = references.trailerEntry("Size");
  if (size instanceof PDFNumber) reserve(context, size.asNumber() - 1);
  for (const [, object] of context.enumerateIndirectObjects())
    for (const value of valuesIn(object)) if (value instanceof PDFRef) reserve(context, value.objectNumber);
}

function reserve(context: PDFContext, number: number): void {
  if (number <= maxObjectNumber) context.largestObjectNumber = Math.max(context.largestObjectNumber, number);
}

function holdsOneOf(touched: ReadonlySet<PDFObject>, object: PDFObject): boolean {
  for (const value of valuesIn(object)) if (touched.has(value)) return true;
  return false;
}

/** An object and everything that is written in it, but not what it refers to. */
function* valuesIn(object: PDFObject): Generator<PDFObject> {
  const waiting = [object];
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    yield value;
    if (value instanceof PDFArray) for (const item of value.asArray()) waiting.push(item);
    else if (value instanceof PDFDict) for (const item of value.values()) waiting.push(item);
    else if (value instanceof PDFStream) waiting.push(value.dict);
  }
}

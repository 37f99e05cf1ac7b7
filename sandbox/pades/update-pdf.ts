import {
  IncrementalDocumentSnapshot,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";
import { writeUpdate } from "../pdf/write-update";
import { openPdf, type OpenPdf } from "./open-pdf";

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
  change: (document: OpenPdf) => Promise<void> | void,
): Promise<Buffer> {
  const document = openPdf(pdf);
  const { context, references } = document;
  reserveNumbers(document);
  // Of the snapshot only what has changed counts: the update is written here.
  const snapshot = new IncrementalDocumentSnapshot(context.largestObjectNumber, new Set(), 0, 0, context);
  context.snapshot = snapshot;
  await change(document);
  const changed = context
    .enumerateIndirectObjects()
    .filter(([{ objectNumber }]) => snapshot.shouldSave(objectNumber));
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
  const waiting: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) reserve(context, object.objectNumber);
    else if (object instanceof PDFArray) for (const item of object.asArray()) waiting.push(item);
    else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFStream) waiting.push(...object.dict.values());
  }
}

function reserve(context: PDFContext, number: number): void {
  if (number <= maxObjectNumber) context.largestObjectNumber = Math.max(context.largestObjectNumber, number);
}

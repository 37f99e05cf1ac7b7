import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFDocument, type PDFObject } from "@cantoo/pdf-lib";
import { headerWindow, openPdf, UnusablePdfError } from "./open-pdf";

/**
 * Changes a PDF by an incremental update: the returned bytes begin with the given ones, so that earlier signatures stay
 * valid (ETSI EN 319 142-1, 5.4).
 *
 * @throws {UnusablePdfError} when the file cannot be read
 */
export async function updatePdf(
  pdf: Buffer,
  change: (document: PDFDocument) => Promise<void> | void,
): Promise<Buffer> {
  const start = originOf(pdf);
  const document = await openPdf(pdf.subarray(start));
  reserveNumbers(document);
  await change(document);
  const updated = Buffer.from(await document.commit({ useObjectStreams: false }));
  if (!updated.subarray(0, pdf.length - start).equals(pdf.subarray(start)))
    throw new Error("The update changed the bytes before it.");
  return start === 0 ? updated : Buffer.concat([pdf.subarray(0, start), updated]);
}

/** The highest object number that readers take (ISO 32000-1, annex C). */
const maxObjectNumber = 8_388_607;

/**
 * Lets new objects begin behind every number that the file refers to: a reference that leads nowhere is null (ISO
 * 32000-2, 7.3.10), and must not come to lead to a new object.
 */
function reserveNumbers({ context }: PDFDocument): void {
  const waiting: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef && object.objectNumber <= maxObjectNumber)
      context.largestObjectNumber = Math.max(context.largestObjectNumber, object.objectNumber);
    else if (object instanceof PDFArray) for (const item of object.asArray()) waiting.push(item);
    else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFStream) waiting.push(...object.dict.values());
  }
}

/**
 * Where a PDF's offsets are counted from: its header, which bytes may precede (ISO 32000-2, 7.5.2).
 *
 * @throws {UnusablePdfError} when no cross-reference section is where the file says: an update would refer to it
 */
function originOf(pdf: Buffer): number {
  const header = pdf.subarray(0, headerWindow).indexOf("%PDF-");
  if (header === -1) throw new UnusablePdfError("The file is not a PDF.");
  const last = pdf.lastIndexOf("startxref");
  const [, offset] = /^startxref\s+(\d+)/.exec(pdf.toString("latin1", last, last + 64)) ?? [];
  const section = header + Number(offset);
  if (!/^\s*(xref|\d+\s+\d+\s+obj)/.test(pdf.toString("latin1", section, section + 40)))
    throw new UnusablePdfError("The PDF is damaged.");
  return header;
}

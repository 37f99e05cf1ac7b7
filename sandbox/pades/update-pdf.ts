import type { PDFDocument } from "@cantoo/pdf-lib";
import { headerWindow, openPdf, UnusablePdfError } from "./open-pdf";

/** How far before the end readers look for `startxref`; most files have nothing but %%EOF behind it. */
const trailerWindow = 8192;

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
  await change(document);
  const updated = Buffer.from(await document.commit({ useObjectStreams: false }));
  if (!updated.subarray(0, pdf.length - start).equals(pdf.subarray(start)))
    throw new Error("The update changed the bytes before it.");
  return start === 0 ? updated : Buffer.concat([pdf.subarray(0, start), updated]);
}

/**
 * Where a PDF's offsets are counted from. With bytes before the header it is the header (ISO 32000-2, 7.5.2), unless the
 * file counts them from its first byte.
 */
function originOf(pdf: Buffer): number {
  const header = pdf.subarray(0, headerWindow).indexOf("%PDF-");
  if (header <= 0) return 0;
  const tail = pdf.subarray(-trailerWindow).toString("latin1");
  const section = Number(/startxref\s+(\d+)(?![\s\S]*startxref)/.exec(tail)?.[1]);
  if (!Number.isSafeInteger(section)) throw new UnusablePdfError("The PDF is damaged.");
  return isSectionAt(pdf, section) && !isSectionAt(pdf, header + section) ? 0 : header;
}

const isSectionAt = (pdf: Buffer, offset: number) =>
  /^\s*(xref|\d+\s+\d+\s+obj)/.test(pdf.toString("latin1", offset, offset + 40));

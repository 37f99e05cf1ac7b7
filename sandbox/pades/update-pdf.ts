import type { PDFDocument } from "@cantoo/pdf-lib";
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
  await change(document);
  const updated = Buffer.from(await document.commit({ useObjectStreams: false }));
  if (!updated.subarray(0, pdf.length - start).equals(pdf.subarray(start)))
    throw new Error("The update changed the bytes before it.");
  return start === 0 ? updated : Buffer.concat([pdf.subarray(0, start), updated]);
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

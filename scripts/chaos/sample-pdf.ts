import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";

/** A small PDF, different for each title. */
export async function samplePdf(title: string): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.drawText(title, { x: 72, y: 740, size: 20, font: await pdf.embedFont(StandardFonts.TimesRoman) });
  return new Uint8Array(await pdf.save());
}

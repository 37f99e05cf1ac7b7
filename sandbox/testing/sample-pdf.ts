import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";

const created = new Map<string, Promise<Uint8Array>>();

/** A contract with this number of pages, created once per test file. */
export function samplePdf({ pages = 3, useObjectStreams = true } = {}): Promise<Uint8Array> {
  const key = `${pages} ${useObjectStreams}`;
  const pdf = created.get(key) ?? makePdf(pages, useObjectStreams);
  created.set(key, pdf);
  return pdf;
}

async function makePdf(pages: number, useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle("Lease agreement");
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const bold = await document.embedFont(StandardFonts.TimesRomanBold);
  for (let number = 1; number <= pages; number += 1) {
    const page = document.addPage([595, 842]);
    page.drawText(number === 1 ? "Lease agreement" : `Clause ${number}`, {
      x: 72,
      y: 740,
      size: 22,
      font: bold,
    });
    for (let line = 0; line < 24; line += 1) {
      const text = `${number}.${line + 1} The landlord lets and the tenant rents the premises described in the annex.`;
      page.drawText(text, { x: 72, y: 700 - line * 24, size: 11, font });
    }
  }
  return document.save({ useObjectStreams });
}

import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";

/** A real PDF with several pages of text, different on each call. */
export async function samplePdf({ pages = 3, title = "Lease agreement" } = {}): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  pdf.setTitle(title);
  for (let number = 1; number <= pages; number++) {
    const page = pdf.addPage([595, 842]);
    page.drawText(`${title}, page ${number}`, { x: 72, y: 760, size: 20, font });
    for (let line = 0; line < 30; line++)
      page.drawText(`${line + 1}. The parties agree on what is written here (${crypto.randomUUID()}).`, {
        x: 72,
        y: 710 - line * 20,
        size: 10,
        font,
      });
  }
  return Buffer.from(await pdf.save());
}

/** A PDF that opens only with a password. */
export async function encryptedPdf(): Promise<Buffer> {
  const document = await PDFDocument.load(await samplePdf());
  document.encrypt({ userPassword: "secret", ownerPassword: "secret" });
  return Buffer.from(await document.save());
}

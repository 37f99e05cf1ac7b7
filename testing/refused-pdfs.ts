import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { samplePdf } from "./sample-pdf";

/** A PDF that opens without a password, but whose owner's password forbids changes. */
export async function restrictedPdf(): Promise<Buffer> {
  const document = await PDFDocument.load(await samplePdf());
  document.encrypt({ ownerPassword: "secret", permissions: { modifying: false } });
  return Buffer.from(await document.save());
}

/** A PDF whose page tree is empty. */
export async function pdfWithoutPages(): Promise<Buffer> {
  const document = await PDFDocument.create();
  return Buffer.from(await document.save({ addDefaultPage: false }));
}

/** A form whose pages only Adobe Acrobat makes; other readers show its single page, "Please wait…". */
export async function dynamicXfaPdf(): Promise<Buffer> {
  const document = await PDFDocument.load(await samplePdf({ pages: 1, title: "Please wait..." }));
  const { catalog, context } = document;
  const template = context.register(context.stream("<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>"));
  catalog.set(PDFName.of("AcroForm"), context.obj({ Fields: [], XFA: template }));
  catalog.set(PDFName.of("NeedsRendering"), context.obj(true));
  return Buffer.from(await document.save());
}

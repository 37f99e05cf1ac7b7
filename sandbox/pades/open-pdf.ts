import { EncryptedPDFError, PDFDocument } from "@cantoo/pdf-lib";

/** A PDF cannot be signed or read; the message tells the caller why. */
export class PdfUnusable extends Error {
  override name = "PdfUnusable";
}

/**
 * Opens a PDF for an incremental update.
 *
 * @throws {PdfUnusable} when it is encrypted, damaged or without pages
 */
export async function openPdf(pdf: Buffer): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
    if (document.getPageCount() > 0) return document;
  } catch (cause) {
    if (cause instanceof EncryptedPDFError) throw new PdfUnusable("The PDF is encrypted.", { cause });
    throw new PdfUnusable("The PDF is damaged.", { cause });
  }
  throw new PdfUnusable("The PDF has no pages.");
}

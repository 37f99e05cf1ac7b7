import { EncryptedPDFError, PDFDocument } from "@cantoo/pdf-lib";

/** PDF readers look for the header within the first 1024 bytes (ISO 32000-1, annex H.3.4.1). */
export const headerWindow = 1024;

/** A PDF cannot be signed or read; the message says why. */
export class UnusablePdfError extends Error {
  override name = "UnusablePdfError";
}

/**
 * Opens a PDF for an incremental update.
 *
 * @throws {UnusablePdfError} when it is encrypted, damaged or has no pages
 */
export async function openPdf(pdf: Buffer): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
    if (document.getPageCount() > 0) return document;
  } catch (cause) {
    if (cause instanceof EncryptedPDFError) throw new UnusablePdfError("The PDF is encrypted.", { cause });
    throw new UnusablePdfError("The PDF is damaged.", { cause });
  }
  throw new UnusablePdfError("The PDF has no pages.");
}

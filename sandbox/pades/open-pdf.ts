import { PDFContext, PDFDict } from "@cantoo/pdf-lib";
import { readCrossReferences, type CrossReferences } from "../pdf/cross-references";
import { loadObjects } from "../pdf/load-objects";
import { pagesOf, type PdfPage } from "../pdf/pages";

/** PDF readers look for the header within the first 1024 bytes (ISO 32000-1, annex H.3.4.1). */
const headerWindow = 1024;

/** A PDF cannot be signed or read; the message says why. */
export class UnusablePdfError extends Error {
  override name = "UnusablePdfError";
}

/** An open PDF: its objects are in the context. */
export type OpenPdf = {
  context: PDFContext;
  catalog: PDFDict;
  pages: [PdfPage, ...PdfPage[]];
  references: CrossReferences;
};

/**
 * Opens a PDF as viewers do: by its cross-references, and no further than a signature needs. pdf-lib's own reader takes
 * every object that it finds in the file, and nothing that differs from the standard.
 *
 * @throws {UnusablePdfError} when it is encrypted, damaged or has no pages
 */
export function openPdf(pdf: Buffer): OpenPdf {
  const header = pdf.subarray(0, headerWindow).indexOf("%PDF-");
  if (header === -1) throw new UnusablePdfError("The file is not a PDF.");
  const context = PDFContext.create();
  const references = referencesIn(pdf, header, context);
  if (references.trailerEntry("Encrypt")) throw new UnusablePdfError("The PDF is encrypted.");
  loadObjects(pdf, references, context);
  const catalog = context.lookup(references.trailerEntry("Root"));
  if (!(catalog instanceof PDFDict)) throw new UnusablePdfError("The PDF is damaged.");
  const [first, ...others] = pagesOf(catalog);
  if (!first) throw new UnusablePdfError("The PDF has no pages.");
  return { context, catalog, pages: [first, ...others], references };
}

function referencesIn(pdf: Buffer, header: number, context: PDFContext): CrossReferences {
  try {
    return readCrossReferences(pdf, header, context);
  } catch (cause) {
    throw new UnusablePdfError("The PDF is damaged.", { cause });
  }
}

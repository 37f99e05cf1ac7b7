import { PDFDocument } from "@cantoo/pdf-lib";

/** Appends an update to a PDF, signed or not, as any PDF editor can, and leaves its bytes unchanged. */
export async function updatePdf(
  bytes: Uint8Array,
  change: (document: PDFDocument) => void,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
  change(document);
  return document.commit({ useObjectStreams: false });
}

import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFContext,
  type PDFPage,
  type PDFRef,
} from "@cantoo/pdf-lib";
import { openPdf } from "./open-pdf";

/** The position of a signature on its page, and its drawing. */
export type Appearance = { page: PDFPage; rectangle: readonly number[]; drawing: PDFRef };

export type NewSignatureField = {
  /** Unique in the file and without full stops. */
  fieldName: string;
  /** The entries of the signature dictionary besides /ByteRange and /Contents. */
  entries: (context: PDFContext) => Record<string, string | PDFString | PDFHexString>;
  /** Without it the signature is invisible, on the first page. */
  appearance?: (document: PDFDocument) => Promise<Appearance>;
  /** More changes in the same update. */
  extraChanges?: (document: PDFDocument) => void;
};

/** Bytes reserved for the CMS with its certificates and time-stamp. */
export const reservedBytes = 16_384;

/** Wide enough for the offsets of any file here; overwritten once they are known. */
const unknownOffset = 9_999_999_999;
export const byteRangePlaceholder = `${unknownOffset} ${unknownOffset} ${unknownOffset}`;

/**
 * Adds a signature field with an empty signature as an incremental update: the returned bytes begin with the given
 * ones, so that earlier signatures stay valid (ETSI EN 319 142-1, 5.4).
 *
 * @throws {UnusablePdfError} when the file cannot be read
 */
export async function addSignatureField(pdf: Buffer, field: NewSignatureField): Promise<Buffer> {
  const document = await openPdf(pdf);
  const { context } = document;
  const appearance = await field.appearance?.(document);
  const page = appearance?.page ?? document.getPage(0);
  const widget = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      Rect: [...(appearance?.rectangle ?? [0, 0, 0, 0])],
      V: registerSignature(context, field),
      T: PDFString.of(field.fieldName),
      F: 132, // Print and Locked
      P: page.ref,
      ...(appearance ? { AP: { N: appearance.drawing } } : {}),
    }),
  );
  const annotations = page.node.Annots();
  if (annotations) annotations.push(widget);
  else page.node.set(PDFName.of("Annots"), context.obj([widget]));
  addToForm(document, widget);
  field.extraChanges?.(document);
  const updated = Buffer.from(await document.commit({ useObjectStreams: false }));
  if (!updated.subarray(0, pdf.length).equals(pdf))
    throw new Error("The update changed the bytes before it.");
  return updated;
}

function registerSignature(context: PDFContext, { entries }: NewSignatureField): PDFRef {
  const byteRange = PDFArray.withContext(context);
  for (const offset of [0, unknownOffset, unknownOffset, unknownOffset]) byteRange.push(PDFNumber.of(offset));
  return context.register(
    context.obj({
      Filter: "Adobe.PPKLite",
      ByteRange: byteRange,
      Contents: PDFHexString.of("0".repeat(reservedBytes * 2)),
      ...entries(context),
    }),
  );
}

function addToForm({ catalog, context }: PDFDocument, widget: PDFRef) {
  let form = catalog.lookupMaybe(PDFName.of("AcroForm"), PDFDict);
  if (!form) {
    form = context.obj({ Fields: [] });
    catalog.set(PDFName.of("AcroForm"), context.register(form));
  }
  // SignaturesExist and AppendOnly (ISO 32000-1, 12.7.2).
  form.set(PDFName.of("SigFlags"), PDFNumber.of(3));
  const fields = form.lookupMaybe(PDFName.of("Fields"), PDFArray);
  if (fields) fields.push(widget);
  else form.set(PDFName.of("Fields"), context.obj([widget]));
}

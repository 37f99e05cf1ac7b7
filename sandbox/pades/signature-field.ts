import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFContext,
  type PDFRef,
} from "@cantoo/pdf-lib";
import type { PdfPage } from "../pdf/pages";
import { updatePdf, type EditedPdf } from "./update-pdf";

/** The position of a signature on its page, and its drawing. */
export type Appearance = { page: PdfPage; rectangle: readonly number[]; drawing: PDFRef };

export type NewSignatureField = {
  /** Unique in the file and without full stops. */
  fieldName: string;
  /** The entries of the signature dictionary besides /ByteRange and /Contents. */
  entries: (context: PDFContext) => Record<string, string | PDFString | PDFHexString>;
  /** Without it the signature is invisible, on the first page. */
  appearance?: (document: EditedPdf) => Promise<Appearance>;
  /** More changes in the same update. */
  extraChanges?: (document: EditedPdf) => void;
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
export const addSignatureField = (pdf: Buffer, field: NewSignatureField): Promise<Buffer> =>
  updatePdf(pdf, async (document) => {
    const { context } = document;
    const appearance = await field.appearance?.(document);
    const page = appearance?.page ?? document.pages[0];
    const widget = context.register(
      context.obj({
        Type: "Annot",
        Subtype: "Widget",
        FT: "Sig",
        Rect: [...(appearance?.rectangle ?? [0, 0, 0, 0])],
        V: registerSignature(context, field),
        T: PDFString.of(field.fieldName),
        F: 132, // Print and Locked
        ...(page.ref ? { P: page.ref } : {}),
        ...(appearance ? { AP: { N: appearance.drawing } } : {}),
      }),
    );
    appendTo(document, page.node, "Annots", widget);
    addToForm(document, widget);
    field.extraChanges?.(document);
  });

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

function addToForm(document: EditedPdf, widget: PDFRef) {
  const { catalog, context } = document;
  const found = catalog.lookup(PDFName.of("AcroForm"));
  const form = found instanceof PDFDict ? found : context.obj({ Fields: [] });
  if (form !== found) document.set(catalog, "AcroForm", context.register(form));
  // SignaturesExist and AppendOnly (ISO 32000-1, 12.7.2).
  document.set(form, "SigFlags", PDFNumber.of(3));
  appendTo(document, form, "Fields", widget);
}

/** Appends to the array of this name; what is no array is replaced, as viewers take it for none. */
function appendTo(document: EditedPdf, dictionary: PDFDict, name: string, item: PDFRef) {
  const list = dictionary.lookup(PDFName.of(name));
  if (list instanceof PDFArray) document.append(list, item);
  else document.set(dictionary, name, document.context.obj([item]));
}

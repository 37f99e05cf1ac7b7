import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFContext,
  type PDFRef,
} from "@cantoo/pdf-lib";

export type SignatureDictionary = { fieldName: string; name: string; reason: string; signedAt: Date };

/** Room for the CMS with its certificates and time-stamp. */
export const reservedBytes = 16_384;

/** Four numbers wide enough for any file this sandbox takes; overwritten once the real ones are known. */
const unknownOffset = 9_999_999_999;
export const byteRangePlaceholder = `${unknownOffset} ${unknownOffset} ${unknownOffset}`;

/**
 * Adds an invisible signature field with an empty signature to the first page, as an incremental update: the bytes given
 * stay the beginning of the bytes returned, so that earlier signatures stay valid (ETSI EN 319 142-1, 5.4).
 */
export async function addSignatureField(pdf: Buffer, signature: SignatureDictionary): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const { context } = document;
  const page = document.getPage(0);
  const widget = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      Rect: [0, 0, 0, 0],
      V: registerSignature(context, signature),
      T: PDFString.of(signature.fieldName),
      F: 132, // Print and Locked
      P: page.ref,
    }),
  );
  const annotations = page.node.Annots();
  if (annotations) annotations.push(widget);
  else page.node.set(PDFName.of("Annots"), context.obj([widget]));
  addToForm(document, widget);
  const updated = Buffer.from(await document.commit({ useObjectStreams: false }));
  if (!updated.subarray(0, pdf.length).equals(pdf))
    throw new Error("The update changed the bytes before it.");
  return updated;
}

function registerSignature(context: PDFContext, { name, reason, signedAt }: SignatureDictionary): PDFRef {
  const byteRange = PDFArray.withContext(context);
  for (const offset of [0, unknownOffset, unknownOffset, unknownOffset]) byteRange.push(PDFNumber.of(offset));
  return context.register(
    context.obj({
      Type: "Sig",
      Filter: "Adobe.PPKLite",
      SubFilter: "ETSI.CAdES.detached",
      ByteRange: byteRange,
      Contents: PDFHexString.of("0".repeat(reservedBytes * 2)),
      M: PDFString.fromDate(signedAt),
      Name: PDFHexString.fromText(name),
      Reason: PDFHexString.fromText(reason),
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

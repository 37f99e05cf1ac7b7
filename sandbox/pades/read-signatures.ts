import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import type { OpenPdf } from "./open-pdf";

/** An unverified signature in a PDF. */
export type EmbeddedSignature = {
  /** The name of its field. */
  fieldName: string;
  /** PAdES or plain CMS, or ETSI.RFC3161 for a document time-stamp. */
  subFilter: string;
  /** Pairs of an offset and a length (ISO 32000-1, 12.8.1). */
  byteRange: number[];
  /** The value, padded with zeros. */
  contents: Buffer;
  /** The signing time that the dictionary claims. */
  claimedTime: Date | undefined;
  name: string | undefined;
  reason: string | undefined;
};

/** All signatures in a PDF's form, in the order of their fields. A field that is reached twice counts once. */
export function readSignatures({ catalog }: Pick<OpenPdf, "catalog">): EmbeddedSignature[] {
  const form = catalog.lookup(PDFName.of("AcroForm"));
  const fields = form instanceof PDFDict ? form.lookup(PDFName.of("Fields")) : undefined;
  return fieldsIn(fields).flatMap((field) => {
    const value = field.lookup(PDFName.of("V"));
    return value instanceof PDFDict ? (signatureOf(value, textIn(field, "T") ?? "") ?? []) : [];
  });
}

function fieldsIn(list: unknown, seen = new Set<PDFDict>()): PDFDict[] {
  if (!(list instanceof PDFArray)) return [];
  return Array.from({ length: list.size() }, (_, index) => list.lookup(index)).flatMap((field) => {
    if (!(field instanceof PDFDict) || seen.has(field)) return [];
    seen.add(field);
    return [field, ...fieldsIn(field.lookup(PDFName.of("Kids")), seen)];
  });
}

function signatureOf(dictionary: PDFDict, fieldName: string): EmbeddedSignature | undefined {
  const contents = dictionary.lookup(PDFName.of("Contents"));
  const byteRange = dictionary.lookup(PDFName.of("ByteRange"));
  if (!(contents instanceof PDFHexString) || !(byteRange instanceof PDFArray)) return undefined;
  return {
    fieldName,
    subFilter: nameIn(dictionary, "SubFilter"),
    byteRange: byteRange.asArray().map((part) => (part instanceof PDFNumber ? part.asNumber() : NaN)),
    contents: Buffer.from(contents.asBytes()),
    claimedTime: timeIn(dictionary),
    name: textIn(dictionary, "Name"),
    reason: textIn(dictionary, "Reason"),
  };
}

function nameIn(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : "";
}

function textIn(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key));
  return isText(value) ? value.decodeText() : undefined;
}

function timeIn(dictionary: PDFDict): Date | undefined {
  const value = dictionary.lookup(PDFName.of("M"));
  try {
    return isText(value) ? value.decodeDate() : undefined;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is PDFHexString | PDFString =>
  value instanceof PDFHexString || value instanceof PDFString;

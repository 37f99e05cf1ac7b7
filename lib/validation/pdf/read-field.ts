import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { readTimestampToken, type ReadToken } from "../cms/timestamp-token";
import { type ReadSignature, unreadable } from "../process/evidence";
import { type ByteRange, RangeDigests, readByteRange } from "./byte-range";
import { formOf, readContents, readPdfSignature } from "./read-pdf-signature";
import type { SignatureField } from "./signature-fields";

/** Whether it holds a time-stamp over the document instead of a person's signature. */
export const isTimestampField = ({ dictionary }: SignatureField): boolean =>
  readSubFilter(dictionary) === "ETSI.RFC3161";

export function readSubFilter({ entries }: PdfDict): string {
  const value = entries.get("SubFilter");
  return typeof value === "object" && value?.kind === "name" ? value.name : "";
}

/** What a signature field holds: a signature, or a time-stamp over the document. */
export type ReadField = { field: SignatureField; byteRange: ByteRange | undefined } & (
  { read: ReadSignature; token?: undefined } | { token: ReadToken; read?: undefined }
);

/** Reads what a field holds: a signature, or a bare time-stamp token over the byte range (ETSI EN 319 142-1, 5.4.3). */
export async function readField(
  source: PdfSource,
  field: SignatureField,
  digests = new RangeDigests(source),
): Promise<ReadField> {
  const { dictionary } = field;
  const { byteRange, fault } = readByteRange(dictionary, source.size);
  const contents = readContents(dictionary);
  if (isTimestampField(field)) {
    const token = byteRange
      ? await readTimestampToken(contents, (name) => digests.of(byteRange, name), source)
      : { ...noToken, faults: [fault] };
    return { field, byteRange, token };
  }
  const subFilter = readSubFilter(dictionary);
  const read = byteRange
    ? await readPdfSignature({ source, digests, dictionary, subFilter, byteRange })
    : unreadable(formOf(subFilter), fault);
  return { field, byteRange, read };
}

const noToken = {
  ...{ stampedAt: undefined, authority: undefined, algorithms: [], certificates: [], revocation: [] },
};

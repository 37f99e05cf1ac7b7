import { sha256 } from "../cms/sha256";
import { createSignedData, type CmsSigner } from "../cms/signed-data";
import { coveredBytes, fillByteRange, fillContents } from "./byte-range";
import { addSignatureField, type SignatureDictionary } from "./signature-field";

export type PdfSignatureRequest = SignatureDictionary & {
  signer: CmsSigner;
  timeStamp: (signatureValue: Buffer) => Promise<Buffer>;
};

/**
 * Signs a PDF at the level PAdES-B-T (ETSI EN 319 142-1, 6): an ETSI.CAdES.detached signature over the whole file with a
 * time-stamp over its value, as an incremental update.
 *
 * @param request.fieldName must be new in the file and without full stops
 * @returns the signed file; it begins with the bytes given
 */
export async function signPdf(
  pdf: Buffer,
  { signer, timeStamp, ...dictionary }: PdfSignatureRequest,
): Promise<Buffer> {
  const prepared = fillByteRange(await addSignatureField(pdf, dictionary), pdf.length);
  const digest = sha256(coveredBytes(prepared));
  return fillContents(prepared, await createSignedData({ signer, digest, timeStamp }));
}

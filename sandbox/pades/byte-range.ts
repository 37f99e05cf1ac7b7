import { byteRangePlaceholder, reservedBytes } from "./signature-field";

/** A PDF whose latest signature has its byte range but no value, with the offsets of /Contents. */
export type PreparedPdf = { pdf: Buffer; contentsStart: number; contentsEnd: number };

/**
 * Replaces the placeholder in the latest signature with the byte range: everything but the value of /Contents (ISO
 * 32000-1, 12.8.1).
 *
 * @param updateStart where the incremental update begins, and the search for the placeholder
 */
export function fillByteRange(pdf: Buffer, updateStart: number): PreparedPdf {
  const rangeAt = pdf.indexOf(byteRangePlaceholder, updateStart, "latin1");
  const zerosAt = pdf.indexOf("0".repeat(reservedBytes * 2), updateStart, "latin1");
  if (rangeAt === -1 || zerosAt === -1) throw new Error("The update holds no empty signature.");
  const contentsStart = zerosAt - 1; // with the angle brackets
  const contentsEnd = zerosAt + reservedBytes * 2 + 1;
  const range = `${contentsStart} ${contentsEnd} ${pdf.length - contentsEnd}`;
  pdf.write(range.padEnd(byteRangePlaceholder.length, " "), rangeAt, "latin1");
  return { pdf, contentsStart, contentsEnd };
}

/** The bytes that the signature covers. */
export const coveredBytes = ({ pdf, contentsStart, contentsEnd }: PreparedPdf) =>
  Buffer.concat([pdf.subarray(0, contentsStart), pdf.subarray(contentsEnd)]);

/** Writes the signature into /Contents. @throws when it does not fit */
export function fillContents({ pdf, contentsStart }: PreparedPdf, signature: Buffer): Buffer {
  if (signature.length > reservedBytes) throw new Error(`The signature needs ${signature.length} bytes.`);
  pdf.write(signature.toString("hex"), contentsStart + 1, "latin1");
  return pdf;
}

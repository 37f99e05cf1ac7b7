import { byteRangePlaceholder, reservedBytes } from "./signature-field";

/** A PDF whose newest signature says which bytes it covers, and where its value will stand. */
export type PreparedPdf = { pdf: Buffer; contentsStart: number; contentsEnd: number };

/**
 * Writes the real byte range over the placeholder of the newest signature (ISO 32000-1, 12.8.1: everything but the
 * value of /Contents).
 *
 * @param updateStart where the incremental update begins; nothing before it is looked at
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

/** Writes the signature into its place. @throws when it does not fit */
export function fillContents({ pdf, contentsStart }: PreparedPdf, signature: Buffer): Buffer {
  if (signature.length > reservedBytes) throw new Error(`The signature needs ${signature.length} bytes.`);
  pdf.write(signature.toString("hex"), contentsStart + 1, "latin1");
  return pdf;
}

import { PDFDict, PDFName, PDFNumber, PDFRawStream, type PDFContext, type PDFObject } from "@cantoo/pdf-lib";
import { ObjectParser } from "./object-parser";

type IndirectObject = { number: number; generation: number; object: PDFObject; end: number };

/** Finds the number that a stream's /Length says or refers to. */
type LengthOf = (length: PDFObject | undefined) => number | undefined;

/** The length of a stream that says it itself. */
export const directLength: LengthOf = (length) =>
  length instanceof PDFNumber ? length.asNumber() : undefined;

/**
 * Reads `12 0 obj …` at an offset, with the bytes of a stream, still encoded (ISO 32000-2, 7.3.8 and 7.3.10).
 *
 * @throws when there is no object, or it is cut off
 */
export function readIndirectObject(
  bytes: Buffer,
  offset: number,
  { context, lengthOf }: { context: PDFContext; lengthOf: LengthOf },
): IndirectObject {
  const parser = new ObjectParser(bytes, offset, context);
  const number = parser.readInteger();
  const generation = parser.readInteger();
  if (parser.readWord() !== "obj") throw new Error("An object must begin with obj.");
  const object = parser.readValue();
  if (!(object instanceof PDFDict) || !parser.skipWord("stream"))
    return { number, generation, object, end: parser.position };
  const isTwoBytes = bytes.toString("latin1", parser.position, parser.position + 2) === "\r\n";
  const start = parser.position + (isTwoBytes ? 2 : 1);
  const end = endOfStream(bytes, start, lengthOf(object.get(PDFName.of("Length"))));
  return { number, generation, object: PDFRawStream.of(object, bytes.subarray(start, end)), end };
}

function endOfStream(bytes: Buffer, start: number, length: number | undefined): number {
  if (length !== undefined && length >= 0 && start + length <= bytes.length) return start + length;
  const end = bytes.indexOf("endstream", start, "latin1");
  if (end === -1) throw new Error("A stream is cut off.");
  return end;
}

/** A name object, without its slash and with its #xx escapes decoded. */
export type PdfName = { kind: "name"; name: string };
/**
 * A string object. `hexDigits` is the number of digits of a hexadecimal string, and null for a literal one; `span` is
 * its position in the file, including delimiters, or null inside an object stream.
 */
export type PdfString = { kind: "string"; bytes: Buffer; hexDigits: number | null; span: PdfSpan | null };
export type PdfSpan = { start: number; end: number };
export type PdfRef = { kind: "ref"; number: number; generation: number };
export type PdfArray = { kind: "array"; items: PdfValue[] };
/**
 * A dictionary. Where it has a key more than once the last counts, and a value without a key is skipped, as in every
 * common reader; but the dictionaries of a signature must be unambiguous. So `doubtful` has the earlier values of each
 * repeated key, and those without a key under the empty one.
 */
export type PdfDict = { kind: "dict"; entries: Map<string, PdfValue>; doubtful?: Map<string, PdfValue[]> };
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfArray | PdfDict;

/** An object in the file; `streamStart` is the offset of its bytes if it is a stream, `weight` its number of values. */
export type IndirectObject = {
  number: number;
  generation: number;
  value: PdfValue;
  streamStart: number | null;
  weight: number;
  /** How many bytes were read of it. */
  length: number;
};

/** The bytes are not the PDF syntax that is expected there. */
export class PdfSyntaxError extends Error {
  override name = "PdfSyntaxError";
}

/** The object continues after the end of the window: the caller reads more and starts over. */
export class PdfWindowEnd extends PdfSyntaxError {
  override name = "PdfWindowEnd";
}

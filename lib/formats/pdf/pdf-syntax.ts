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
 * A dictionary. Where it has a key more than once the last counts, and what is no key is skipped, as in every common
 * reader; but a signature's dictionary may leave no doubt, so such a one is marked as ambiguous.
 */
export type PdfDict = { kind: "dict"; entries: Map<string, PdfValue>; isAmbiguous?: true };
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfArray | PdfDict;

/** The bytes are not the PDF syntax that is expected there. */
export class PdfSyntaxError extends Error {
  override name = "PdfSyntaxError";
}

/** The object continues after the end of the window: the caller reads more and starts over. */
export class PdfWindowEnd extends PdfSyntaxError {
  override name = "PdfWindowEnd";
}

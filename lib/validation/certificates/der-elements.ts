import { TooComplex } from "@/lib/formats/reading-budget";

/** One element of DER: its tag, the bytes inside it, and all of its bytes. */
export type DerElement = { tag: number; content: Uint8Array; whole: Uint8Array };

/**
 * Reads one element at the beginning of bytes, without looking inside (ITU-T X.690, 8.1 and 10.1).
 *
 * @returns `undefined` if it is cut off, or has no definite length
 */
export function readElement(bytes: Uint8Array): DerElement | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) return undefined;
  const digits = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || digits > 4 || 2 + digits > bytes.length) return undefined;
  const length =
    digits === 0 ? first : bytes.subarray(2, 2 + digits).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = 2 + digits + length;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(2 + digits, end), whole: bytes.subarray(0, end) };
}

/** A set in a message of an honest signer has some tens of elements; large lists are read one by one. */
const maxElements = 20_000;

/**
 * The elements that follow one another in bytes, up to the first that cannot be read.
 *
 * @throws {TooComplex} for more than an honest message contains
 */
export function readElements(bytes: Uint8Array): DerElement[] {
  const found: DerElement[] = [];
  let rest = bytes;
  for (let next = readElement(rest); next; next = readElement(rest)) {
    if (found.push(next) > maxElements) throw new TooComplex("asn1Bytes");
    rest = rest.subarray(next.whole.length);
  }
  return found;
}

/** Writes an element with a definite length (ITU-T X.690, 10.1). */
export function writeElement(tag: number, ...content: Uint8Array[]): Uint8Array {
  const bytes = Buffer.concat(content);
  const digits =
    bytes.length < 0x80 ? [] : [...Buffer.from(bytes.length.toString(16).padStart(8, "0"), "hex")];
  const length = digits.slice(digits.findIndex((digit) => digit > 0));
  const head = digits.length === 0 ? [tag, bytes.length] : [tag, 0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** The bytes inside an element; none where there is no element. */
export const contentOf = (element: DerElement | undefined): Uint8Array =>
  element?.content ?? new Uint8Array();

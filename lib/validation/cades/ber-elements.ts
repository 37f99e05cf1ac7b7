import { writeElement } from "../certificates/der-elements";
import { requireSize, TooComplex } from "@/lib/formats/reading-budget";

/** One element of BER: its tag, the bytes inside it, and all of its bytes. */
export type BerElement = { tag: number; content: Uint8Array; whole: Uint8Array };

const indefinite = 0x80;
/** A set in a message of an honest signer has some tens of elements. */
const maxElements = 20_000;
/** Content without a length is written in pieces of about a kilobyte. */
const maxPieces = 100_000;

/**
 * The elements that follow one another in bytes, up to the first that cannot be read, with definite or indefinite
 * lengths (ITU-T X.690, 8.1). DER, which is faster to read, has only the former.
 *
 * @throws {TooComplex} for indefinite lengths that are deeper inside one another than in any honest message, and for
 *   more elements
 */
export function elementsIn(bytes: Uint8Array, max = maxElements): BerElement[] {
  const found: BerElement[] = [];
  for (let at = 0; at < bytes.length;) {
    const next = elementAt(bytes, at, 0);
    if (!next || isEnd(next)) return found;
    if (found.push(next) > max) throw new TooComplex("asn1Bytes");
    at += next.whole.length;
  }
  return found;
}

/** The elements in bytes that hold nothing else; `undefined` where other bytes are between or after them. */
export function elementsToEnd(bytes: Uint8Array): BerElement[] | undefined {
  const found = elementsIn(bytes);
  const length = found.reduce((sum, { whole }) => sum + whole.length, 0);
  return length === bytes.length ? found : undefined;
}

export const firstElement = (bytes: Uint8Array): BerElement | undefined => elementAt(bytes, 0, 0);

/** The encoding of an element with a definite length. What it means stays the same. */
export const withDefiniteLength = ({ tag, content, whole }: BerElement): Uint8Array =>
  whole[1] === indefinite
    ? writeElement(tag, ...elementsIn(content, maxPieces).map(withDefiniteLength))
    : whole;

function elementAt(bytes: Uint8Array, at: number, depth: number): BerElement | undefined {
  requireSize("nesting", depth);
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  if (first === indefinite) return indefiniteAt(bytes, at, depth);
  const digits = first < indefinite ? 0 : first & 0x7f;
  const start = at + 2 + digits;
  if (digits > 4 || start > bytes.length) return undefined;
  const length =
    digits === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (start + length > bytes.length) return undefined;
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

/** An element that ends with two zero bytes in place of another element. */
function indefiniteAt(bytes: Uint8Array, at: number, depth: number): BerElement | undefined {
  const tag = bytes[at] ?? 0;
  for (let end = at + 2; ;) {
    const next = elementAt(bytes, end, depth + 1);
    if (!next) return undefined;
    if (isEnd(next)) return { tag, content: bytes.subarray(at + 2, end), whole: bytes.subarray(at, end + 2) };
    end += next.whole.length;
  }
}

const isEnd = ({ tag, whole }: BerElement) => tag === 0 && whole.length === 2;

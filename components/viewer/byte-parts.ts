/** Where a part of a file begins in it, and its bytes. */
export type BytePart = { begin: number; bytes: Uint8Array };

const blankLine = [13, 10, 13, 10];

/**
 * The parts of an answer to several ranges at once. They are found by the lengths that their heads tell, so what they
 * hold may look like anything.
 *
 * @throws where this is no such answer
 */
export function readByteParts(body: Uint8Array): BytePart[] {
  const parts: BytePart[] = [];
  for (let at = 0; ;) {
    const headEnd = indexOf(body, blankLine, at);
    if (headEnd < 0) break; // what is left is the end of all
    const head = new TextDecoder("latin1").decode(body.subarray(at, headEnd));
    const [, begin, end] = /content-range: bytes (\d+)-(\d+)\//i.exec(head) ?? [];
    if (!begin || !end) throw new Error("A part of the file came without its place.");
    const start = headEnd + blankLine.length;
    at = start + Number(end) - Number(begin) + 1;
    parts.push({ begin: Number(begin), bytes: body.slice(start, at) });
  }
  return parts;
}

function indexOf(bytes: Uint8Array, wanted: number[], from: number): number {
  for (let at = from; at <= bytes.length - wanted.length; at++)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

/** A part of a file: its offset and its bytes. */
export type BytePart = { begin: number; bytes: Uint8Array };

const blankLine = [13, 10, 13, 10];

/**
 * Reads the parts of a `multipart/byteranges` response (RFC 9110 §14.6). Each part is delimited by the length in its
 * header, so its content may contain anything.
 *
 * @throws if a part has no valid Content-Range header
 */
export function readByteParts(body: Uint8Array): BytePart[] {
  const parts: BytePart[] = [];
  for (let at = 0; ;) {
    const headEnd = indexOf(body, blankLine, at);
    if (headEnd < 0) break; // the closing delimiter remains
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

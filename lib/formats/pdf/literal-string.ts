const [backslash, open, close, lineFeed, carriageReturn] = [0x5c, 0x28, 0x29, 0x0a, 0x0d];
const escapes = new Map([..."nrtbf"].map((char, at) => [char.charCodeAt(0), "\n\r\t\b\f".charCodeAt(at)]));
const isOctal = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x37;

/**
 * Finds the end of the literal string that begins at `start` (ISO 32000-2, 7.3.4.2).
 *
 * @returns the offset behind its closing parenthesis, or -1 if it is cut off
 */
export function endOfLiteral(bytes: Buffer, start: number): { end: number; hasEscapes: boolean } {
  let hasEscapes = false;
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === backslash) {
      hasEscapes = true;
      at++;
    } else if (byte === open) depth++;
    else if (byte === close && --depth === 0) return { end: at + 1, hasEscapes };
  }
  return { end: -1, hasEscapes };
}

/** Decodes the escapes of a literal string without its parentheses. */
export function decodeEscapes(written: Buffer): Buffer {
  const decoded = Buffer.alloc(written.length);
  let length = 0;
  for (let at = 0; at < written.length; at++) {
    const byte = written[at] ?? 0;
    if (byte !== backslash) {
      decoded[length++] = byte;
      continue;
    }
    const escaped = written[++at];
    if (isOctal(escaped)) {
      let code = 0;
      const end = at + 3;
      for (; at < end && isOctal(written[at]); at++) code = code * 8 + (written[at] ?? 0) - 0x30;
      at--;
      decoded[length++] = code & 0xff;
    } else if (escaped === carriageReturn || escaped === lineFeed) {
      if (escaped === carriageReturn && written[at + 1] === lineFeed) at++;
    } else if (escaped !== undefined) decoded[length++] = escapes.get(escaped) ?? escaped;
  }
  return Buffer.from(decoded.subarray(0, length));
}

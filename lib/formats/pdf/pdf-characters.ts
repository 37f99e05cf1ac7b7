/** The classes of characters (ISO 32000-2, 7.2.3). */
export const regular = 0;
export const space = 1;
const delimiter = 2;

const kinds = new Uint8Array(256);
for (const byte of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) kinds[byte] = space;
for (const char of "()<>[]{}/%") kinds[char.charCodeAt(0)] = delimiter;

/** The class of a byte; `undefined` for -1, the end of the bytes. */
export const kindOf = (byte: number): number | undefined => kinds[byte];

export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

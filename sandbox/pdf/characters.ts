/** The classes of characters (ISO 32000-2, 7.2.3). */
const [regular, space, delimiter] = [0, 1, 2];

const classes = new Uint8Array(256);
for (const byte of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) classes[byte] = space;
for (const char of "()<>[]{}/%") classes[char.charCodeAt(0)] = delimiter;

export const isSpace = (byte: number | undefined) => byte !== undefined && classes[byte] === space;
export const isRegular = (byte: number | undefined) => byte !== undefined && classes[byte] === regular;
export const isLineEnd = (byte: number | undefined) => byte === 0x0a || byte === 0x0d;

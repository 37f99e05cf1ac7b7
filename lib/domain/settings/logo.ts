/** Kinds of images that a logo can be. An SVG can carry scripts, so it cannot. */
export const logoTypes = ["image/png", "image/jpeg", "image/webp"] as const;

export type LogoType = (typeof logoTypes)[number];

export const maxLogoBytes = 300_000;

const beginsWith = (bytes: Uint8Array, begin: number[], at = 0) =>
  begin.every((byte, index) => bytes[at + index] === byte);

/** The type of an image by its bytes, regardless of its name; `undefined` for none that a logo can be. */
export function logoTypeOf(bytes: Uint8Array): LogoType | undefined {
  if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  const isRiff = beginsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  return isRiff && beginsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8) ? "image/webp" : undefined;
}

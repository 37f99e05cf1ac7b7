/** The image types that a logo can have. SVG is not one of them, because it can carry scripts. */
export const logoTypes = ["image/png", "image/jpeg", "image/webp"] as const;

export type LogoType = (typeof logoTypes)[number];

export const maxLogoBytes = 300_000;

const beginsWith = (bytes: Uint8Array, prefix: number[], at = 0) =>
  prefix.every((byte, index) => bytes[at + index] === byte);

/** The type of an image by its bytes, regardless of its name; `undefined` if a logo cannot have it. */
export function logoTypeOf(bytes: Uint8Array): LogoType | undefined {
  if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  const isRiff = beginsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  return isRiff && beginsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8) ? "image/webp" : undefined;
}

/** Signed as PAdES. */
const pdfTypes = ["pdf", "pdflt"] as const;

/** Signed as ASiC-E. */
const containerTypes = [
  "asice",
  "bdoc",
  "edoc",
  "adoc",
  "adoc.bedoc",
  "adoc.cedoc",
  "adoc.gedoc",
  "adoc.ggedoc",
  "mdoc",
  "mdoc.bedoc",
  "mdoc.cedoc",
  "mdoc.gedoc",
  "mdoc.ggedoc",
] as const;

/** The values of a signing's `type` (docs/gateway.md#signing-types-and-options). */
export const signingTypes = [...pdfTypes, ...containerTypes] as const;

/** The types without a suffix, which are all that a check takes (docs/gateway.md#validation). */
export const primaryTypes = signingTypes.filter((type) => !type.includes("."));

export type ContainerType = (typeof containerTypes)[number];
export type SigningType = (typeof signingTypes)[number];

/** Whether containers of this type have a metadata file. */
export const hasMetadata = (type: SigningType) => /^[am]doc/.test(type);

export const isContainerType = (type: SigningType): type is ContainerType =>
  containerTypes.some((container) => container === type);

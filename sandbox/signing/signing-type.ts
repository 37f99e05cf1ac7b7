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

/** Everything that a signing's `type` may be (the gateway's document, 3). */
export const signingTypes = [...pdfTypes, ...containerTypes] as const;

export type ContainerType = (typeof containerTypes)[number];
export type SigningType = (typeof signingTypes)[number];

/** Whether containers of this type carry a file with what the caller said about the document. */
export const hasMetadata = (type: SigningType) => /^[am]doc/.test(type);

export const isContainerType = (type: SigningType): type is ContainerType =>
  containerTypes.some((container) => container === type);

/** The result of a signing: one signed PDF, or a container (ASiC-E) around files of any kind. */
export const signingTypes = ["pdf", "asice"] as const;

export type SigningType = (typeof signingTypes)[number];

/** The kind of a file by its content. */
export const fileKinds = ["pdf", "other"] as const;

export type FileKind = (typeof fileKinds)[number];

/** A single PDF gets its signatures inside; everything else goes into a container. */
export function signingTypeOf(files: readonly { kind: FileKind }[]): SigningType {
  return files.length === 1 && files[0]?.kind === "pdf" ? "pdf" : "asice";
}

/** The role of a file in a document with several files. */
export const fileParts = ["main", "appendix", "attachment"] as const;

export type FilePart = (typeof fileParts)[number];

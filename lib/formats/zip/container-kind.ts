import type { ArchiveFile } from "./archive-layout";

/**
 * Kinds of containers that differ in what their signatures cover: "asics" holds one file, "adoc" keeps its signatures
 * in a folder and has metadata that are not signed, "opendocument" is a document whose parts are files.
 */
export type ContainerKind = "asice" | "asics" | "adoc" | "opendocument";

const kinds: readonly [RegExp, ContainerKind][] = [
  [/^application\/vnd\.etsi\.asic-e\+zip$/, "asice"],
  [/^application\/vnd\.etsi\.asic-s\+zip$/, "asics"],
  // BDoc of before ASiC became its base, with the same files and signatures.
  [/^application\/vnd\.bdoc-\d\.\d$/, "asice"],
  [/^application\/(vnd\.)?([a-z.]*\.)?edoc/, "asice"],
  [/^application\/vnd\.lt\.archyvai\.adoc-\d{4}$/, "adoc"],
  [/^application\/vnd\.oasis\.opendocument\.[a-z-]+$/, "opendocument"],
];

/** Where the kinds with rules of their own keep their signatures: the media type is not signed. */
const signaturesOf: Record<"adoc" | "opendocument", RegExp> = {
  adoc: /^META-INF\/signatures\/[^/]+\.xml$/,
  opendocument: /^META-INF\/documentsignatures\.xml$/,
};

/** The kind that a media type names, if it is one of a container, and the signatures are where that kind has them. */
export function findKind(mediaType: string, files: readonly ArchiveFile[]): ContainerKind | undefined {
  const kind = kinds.find(([pattern]) => pattern.test(mediaType))?.[1];
  if (kind !== "adoc" && kind !== "opendocument") return kind;
  return files.some(({ name }) => signaturesOf[kind].test(name)) ? kind : undefined;
}

const simpleSignature =
  /^META-INF\/(signature\.p7s|timestamp\.tst|signatures\.xml|evidencerecord\.(ers|xml))$/;
const anySignature = /^META-INF\/([^/]*(signature|timestamp|evidencerecord)[^/]*|signatures\/[^/]+)\.\w+$/i;

/** The kind by the files, where no media type says so; `undefined` for a ZIP without signatures. */
export function kindOfContent(files: readonly ArchiveFile[]): ContainerKind | undefined {
  const has = (pattern: RegExp) => files.some(({ name }) => pattern.test(name));
  if (has(signaturesOf.adoc)) return "adoc";
  if (has(signaturesOf.opendocument)) return "opendocument";
  if (!has(anySignature)) return undefined;
  const content = files.filter(({ name }) => name !== "mimetype" && !name.startsWith("META-INF/"));
  const isSimple =
    content.length === 1 && has(simpleSignature) && !has(/^META-INF\/ASiC(EvidenceRecord)?Manifest/);
  return isSimple ? "asics" : "asice";
}

import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import { type Container, isContainerFile } from "@/lib/formats/zip/open-container";

/** The files of a container by what they are for (ETSI EN 319 162-1, 4.3 and 4.4, and annex A). */
export type ContainerParts = {
  /** The files that people signed. */
  content: ArchiveFile[];
  /** Names of the content that a signature has to cover to cover everything, with composed accents. */
  toCover: string[];
  /** Names of metadata of which a signature has to cover a part at least. */
  toCoverInPart: string[];
  /** Names of metadata that signatures may leave out, wholly or in part. */
  exempt: string[];
  /** Files in META-INF that the standard does not define. */
  strays: ArchiveFile[];
  xades: ArchiveFile[];
  cades: ArchiveFile[];
  timestamps: ArchiveFile[];
  /** Lists of files with their digests, each for one signature, time-stamp or evidence record. */
  asicManifests: ArchiveFile[];
  evidenceRecords: ArchiveFile[];
};

/** Metadata of ADoc of which each signer signs some elements. */
const signableMetadata = /^metadata\/signableMetadata\d{1,3}\.xml$/;
/** Metadata of ADoc that is added when all have signed, such as registrations. */
const unsignableMetadata = /^metadata\/unsignableMetadata\d{1,3}\.xml$/;

const places = {
  // A signed OpenDocument has one of them (OpenDocument 1.2, part 3, 5), and ADoc has them in a folder.
  xades: /^META-INF\/([^/]*signatures[^/]*|signatures\/[^/]+)\.xml$/,
  cades: /^META-INF\/[^/]*signature[^/]*\.(p7s|p7m)$/,
  timestamps: /^META-INF\/[^/]*timestamp[^/]*\.tst$/,
  asicManifests: /^META-INF\/[^/]*ASiC[^/]*Manifest[^/]*\.xml$/,
  evidenceRecords: /^META-INF\/(?![^/]*Manifest)[^/]*evidencerecord[^/]*\.(ers|xml)$/,
};

/** Lists of OpenDocument (part 3, 3) and ADoc, and the description of a container (OCF 3.5.1). */
const lists = /^META-INF\/(manifest|relations|container|metadata)\.xml$/;

export function partsOf({ files, kind }: Container): ContainerParts {
  const named = (pattern: RegExp) => files.filter(({ name }) => pattern.test(name)).toSorted(byNumber);
  const content = files.filter(isContainerFile);
  const names = content.map(({ name }) => name.normalize("NFC"));
  const namesOfAdoc = (pattern: RegExp) =>
    kind === "adoc" ? names.filter((name) => pattern.test(name)) : [];
  const toCoverInPart = namesOfAdoc(signableMetadata);
  const exempt = [...toCoverInPart, ...namesOfAdoc(unsignableMetadata)];
  const isKnown = (name: string) =>
    lists.test(name) || Object.values(places).some((pattern) => pattern.test(name));
  return {
    ...{ content, toCoverInPart, exempt },
    toCover: names.filter((name) => !exempt.includes(name)),
    strays: files.filter(({ name }) => name.startsWith("META-INF/") && !isKnown(name)),
    xades: named(places.xades),
    cades: named(places.cades),
    timestamps: named(places.timestamps),
    asicManifests: named(places.asicManifests),
    evidenceRecords: named(places.evidenceRecords),
  };
}

/** signatures2.xml before signatures10.xml: the order in which they were added. */
const byNumber = (left: ArchiveFile, right: ArchiveFile) =>
  left.name.localeCompare(right.name, "en", { numeric: true });

import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import { type Container, isContainerFile } from "@/lib/formats/zip/open-container";

/** The files of a container by what they are for (ETSI EN 319 162-1, 4.3 and 4.4, and annex A). */
export type ContainerParts = {
  /** The files that people signed. */
  content: ArchiveFile[];
  /** Names of the content that a signature has to cover to cover everything, with composed accents. */
  toCover: string[];
  xades: ArchiveFile[];
  cades: ArchiveFile[];
  timestamps: ArchiveFile[];
  /** Lists of files with their digests, each for one signature, time-stamp or evidence record. */
  asicManifests: ArchiveFile[];
  evidenceRecords: ArchiveFile[];
};

/** Metadata of ADoc: each signer signs some elements of it, and registrations are added when all have signed. */
const adocMetadata = /^metadata\/[^/]+\.xml$/i;

export function partsOf({ files, kind }: Container): ContainerParts {
  const named = (pattern: RegExp) => files.filter(({ name }) => pattern.test(name)).toSorted(byNumber);
  const content = files.filter(isContainerFile);
  const isToCover = (name: string) => kind !== "adoc" || !adocMetadata.test(name);
  return {
    content,
    toCover: content.map(({ name }) => name.normalize("NFC")).filter(isToCover),
    // A signed OpenDocument has one of them (OpenDocument 1.2, part 3, 5), and ADoc has them in a folder.
    xades: named(/^META-INF\/([^/]*signatures[^/]*|signatures\/[^/]+)\.xml$/),
    cades: named(/^META-INF\/[^/]*signature[^/]*\.(p7s|p7m)$/),
    timestamps: named(/^META-INF\/[^/]*timestamp[^/]*\.tst$/),
    asicManifests: named(/^META-INF\/[^/]*ASiC[^/]*Manifest[^/]*\.xml$/),
    evidenceRecords: named(/^META-INF\/(?![^/]*Manifest)[^/]*evidencerecord[^/]*\.(ers|xml)$/),
  };
}

/** signatures2.xml before signatures10.xml: the order in which they were added. */
const byNumber = (left: ArchiveFile, right: ArchiveFile) =>
  left.name.localeCompare(right.name, "en", { numeric: true });

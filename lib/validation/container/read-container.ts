import type { SignatureWarning } from "@/lib/domain/validation/signature-conclusion";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import { type Container, isContainerFile } from "@/lib/formats/zip/open-container";
import { XmlFault } from "../xml/xml-fault";
import { type AsicManifest, readAsicManifest } from "./asic-manifest";
import { contentsOf, maxSignatureFileBytes } from "./container-contents";
import { type ContainerParts, partsOf } from "./container-parts";
import type { ContainerToRead } from "./container-to-read";
import type { FoundSignature } from "./found-signature";
import { compareManifest, readOpenDocumentManifest } from "./opendocument-manifest";
import { readCadesFile } from "./read-cades-files";
import { type FoundTimestamp, isIntact } from "./found-timestamp";
import { readTimestampFiles } from "./read-timestamp-files";
import { readXadesFile } from "./read-xades-file";

export type ReadContainer = {
  parts: ContainerParts;
  signatures: FoundSignature[];
  /** Those that are over no signature, and records that are not right: each has its own entry in the report. */
  timestamps: FoundTimestamp[];
};

/** Reads all signatures and time-stamps of a container, without judging them. */
export async function readContainer(container: Container, budget: ReadingBudget): Promise<ReadContainer> {
  const parts = partsOf(container);
  // Entries that nothing else reads have to be whole too, or other readers would find more entries.
  for (const file of container.files.filter((each) => !isContainerFile(each)))
    await container.digest(file, "sha256");
  const given = { container, parts, contents: contentsOf(container, budget), budget };
  const manifests = await readAsicManifests(given);
  const found: FoundSignature[] = [];
  for (const file of parts.xades) found.push(...(await readXadesFile(file, given)));
  for (const file of parts.cades) found.push(...(await readCadesFile(file, given, manifests)));
  const timestamps = await readTimestampFiles(given, manifests, found);
  const warnings = await warningsOf(given, manifests);
  const withCoverage = coverThroughSignatures(found, timestamps);
  return {
    parts,
    signatures: found.map((each) => {
      const signature = { ...each, covered: withCoverage(each.covered) };
      return {
        ...signature,
        read: complete(signature, { warnings: warnings(signature), given, timestamps }),
      };
    }),
    timestamps: timestamps
      .filter(isApart)
      .map((timestamp) => ({ ...timestamp, covered: withCoverage(timestamp.covered) })),
  };
}

/** What is over signatures is among their time-stamps, unless it is a record that is not right. */
const isApart = (stamp: FoundTimestamp) =>
  stamp.signatures.size === 0 || (stamp.recordFormat !== undefined && !isIntact(stamp));

async function readAsicManifests(given: ContainerToRead): Promise<AsicManifest[]> {
  const manifests: AsicManifest[] = [];
  for (const file of given.parts.asicManifests) {
    const bytes = await given.container.readWhole(file, maxSignatureFileBytes);
    try {
      manifests.push(readAsicManifest(file.name, bytes, given));
    } catch (error) {
      // A signature whose manifest cannot be read is over nothing that could be found.
      if (!(error instanceof XmlFault)) throw error;
    }
  }
  return manifests;
}

/** What is odd about the container itself, for each signature. */
async function warningsOf({ container, parts, budget }: ContainerToRead, manifests: readonly AsicManifest[]) {
  const file = container.files.find(({ name }) => name === "META-INF/manifest.xml");
  const bytes = file && (await container.readWhole(file, maxSignatureFileBytes));
  const manifest = bytes && readOpenDocumentManifest(bytes, budget);
  const names = parts.content.map(({ name }) => name.normalize("NFC"));
  const isSimple = container.kind === "asics";
  const isMixed = isSimple && countSigning(parts, manifests) > 1;
  const isOfSeveral = isSimple && names.length > 1;
  const strays = straysOf(parts, manifests);
  return ({ kind, mediaTypes, covered }: FoundSignature): SignatureWarning[] => [
    ...container.oddities,
    ...(isMixed ? (["several_signature_files"] as const) : []),
    ...(isOfSeveral ? (["several_files"] as const) : []),
    ...(strays.every((name) => covered.has(name)) ? [] : (["stray_file"] as const)),
    ...(parts.exempt.every((name) => covered.has(name)) ? [] : (["metadata_not_signed"] as const)),
    // Only ASiC-E with XAdES has to have one (ETSI EN 319 162-1, 4.4.3.2).
    ...(container.kind === "asice" && kind === "XAdES" ? compareManifest(manifest, names, mediaTypes) : []),
  ];
}

/**
 * Files in META-INF that the standard does not define, and manifests by which nothing in the container covers anything:
 * what they name is not there, or has another manifest.
 */
function straysOf({ strays, asicManifests, ...signing }: ContainerParts, manifests: readonly AsicManifest[]) {
  const { cades, timestamps, evidenceRecords } = signing;
  const used = [...cades, ...timestamps, ...evidenceRecords].map(
    ({ name }) => manifests.find(({ target }) => target === name)?.place,
  );
  const idle = asicManifests.filter(({ name }) => !used.includes(name));
  return [...strays, ...idle].map(({ name }) => name.normalize("NFC"));
}

/**
 * Adds what is covered through other files: a signature over a file of intact signatures, as a counter-signature or an
 * archive time-stamp has it, covers the digests in it and so the files themselves.
 */
function coverThroughSignatures(signatures: FoundSignature[], timestamps: FoundTimestamp[]) {
  const intact = [
    ...signatures.filter(({ read }) => read.faults.length === 0),
    ...timestamps.filter(isIntact),
  ];
  return (covered: ReadonlySet<string>): ReadonlySet<string> => {
    const all = new Set(covered);
    // A set is extended while it is walked through.
    for (const name of all)
      for (const inner of intact) if (inner.place === name) for (const each of inner.covered) all.add(each);
    return all;
  };
}

/**
 * How many files of a simple container are over its content: it may have one of signatures, of a time-stamp or of an
 * evidence record (ETSI EN 319 162-1, 4.3.3.2). Those over an ASiCArchiveManifest or a manifest of evidence records
 * renew it.
 */
function countSigning(
  { xades, cades, timestamps, evidenceRecords }: ContainerParts,
  manifests: readonly AsicManifest[],
) {
  const isFirst = ({ name }: ArchiveFile) => !manifests.some(({ target }) => target === name);
  return xades.length + cades.length + [...timestamps, ...evidenceRecords].filter(isFirst).length;
}

type Completing = {
  warnings: SignatureWarning[];
  given: ContainerToRead;
  timestamps: readonly FoundTimestamp[];
};

function complete({ place, read, covered }: FoundSignature, { warnings, given, timestamps }: Completing) {
  const { parts } = given;
  const isOverContent = parts.toCover.some((name) => covered.has(name));
  const isOverNothing = read.faults.length === 0 && !isOverContent;
  const broken = timestamps.filter(
    (each) => each.recordFormat && each.signatures.has(place) && !isIntact(each),
  );
  const unchecked = broken.filter(({ timestamp }) =>
    timestamp.faults.includes("algorithm_unsupported"),
  ).length;
  return {
    ...read,
    faults: isOverNothing ? [...read.faults, "nothing_signed" as const] : read.faults,
    evidenceRecords: read.evidenceRecords + unchecked,
    warnings: [
      ...new Set([
        ...warnings,
        ...read.warnings,
        ...(unchecked > 0 ? (["evidence_record_not_checked"] as const) : []),
        ...(unchecked < broken.length ? (["evidence_record_ignored"] as const) : []),
      ]),
    ],
  };
}

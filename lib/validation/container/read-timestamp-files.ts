import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import { readTimestampToken } from "../cms/timestamp-token";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { digestAlgorithm } from "../crypto/used-algorithm";
import type { ReadTimestamp } from "../process/evidence";
import type { RevocationItem } from "../revocation/revocation-item";
import { type AsicManifest, checkManifest } from "./asic-manifest";
import { maxSignatureFileBytes } from "./container-contents";
import type { ContainerToRead } from "./container-to-read";
import type { FoundSignature } from "./found-signature";

/** A time-stamp token in a file of its own. */
export type FoundTimestamp = {
  place: string;
  timestamp: ReadTimestamp;
  /** Names of the files that it covers: those whose digests are right. */
  covered: ReadonlySet<string>;
  /** Names of all files that it is meant to cover. */
  listed: readonly string[];
  certificates: ParsedCertificate[];
  revocation: RevocationItem[];
};

type Covered = ParsedCertificate | RevocationItem | ReadTimestamp;

/**
 * Reads the time-stamp tokens of a container. Each is over an ASiCManifest or ASiCArchiveManifest, which lists files; one
 * without a manifest is over the only file (ETSI EN 319 162-1, 4.3.3.2, 4.4.3.2 and annex A.7). What those that cover
 * signatures prove is added to these signatures.
 */
export async function readTimestampFiles(
  given: ContainerToRead,
  manifests: readonly AsicManifest[],
  signatures: readonly FoundSignature[],
): Promise<FoundTimestamp[]> {
  const found: FoundTimestamp[] = [];
  const proofs = new Map<FoundTimestamp, Set<Covered>>();
  for (const file of given.parts.timestamps) {
    const covers = new Set<Covered>();
    const timestamp = await readTimestampFile(file, { given, manifests, covers });
    found.push(timestamp);
    proofs.set(timestamp, covers);
  }
  for (const [{ covered, listed, timestamp, ...evidence }, covers] of proofs) {
    const stamped = signatures.filter(({ place }) => listed.includes(place));
    for (const { read } of stamped)
      for (const each of [...read.certificates, ...read.revocation, ...read.timestamps]) covers.add(each);
    for (const other of found)
      if (covered.has(other.place))
        for (const each of [other.timestamp, ...other.certificates, ...other.revocation]) covers.add(each);
    for (const { read } of stamped) {
      read.timestamps.push(timestamp);
      read.certificates.push(...evidence.certificates);
      read.revocation.push(...evidence.revocation);
    }
  }
  return found;
}

type Reading = { given: ContainerToRead; manifests: readonly AsicManifest[]; covers: ReadonlySet<Covered> };

async function readTimestampFile(
  file: ArchiveFile,
  { given, manifests, covers }: Reading,
): Promise<FoundTimestamp> {
  const { container, contents, parts, budget } = given;
  const manifest = manifests.find(({ target }) => target === file.name);
  const only = parts.content.length === 1 ? parts.toCover[0] : undefined;
  const isOfSeveral = container.kind === "asics" && parts.content.length > 1;
  const place = isOfSeveral ? undefined : (manifest?.place ?? only);
  const content = place === undefined ? undefined : contents.find(place);
  const bytes = await container.readWhole(file, maxSignatureFileBytes);
  const digest = async (algorithm: string) => (await content?.digest(algorithm)) ?? Buffer.alloc(0);
  const { certificates, revocation, ...token } = await readTimestampToken(bytes, digest, { budget });
  const checked = manifest && (await checkManifest(manifest, contents));
  const isOverThis = place !== undefined && !token.faults.includes("document_changed");
  const fault = checked?.fault;
  return {
    ...{ place: file.name, certificates, revocation },
    listed: manifest?.references.map(({ name }) => name) ?? [],
    covered: new Set(isOverThis ? [place, ...(checked?.covered ?? [])] : []),
    timestamp: {
      ...{ ...token, kind: "archive", covers },
      faults: fault && !token.faults.includes(fault) ? [...token.faults, fault] : token.faults,
      algorithms: [...token.algorithms, ...[...(checked?.digests ?? [])].map(digestAlgorithm)],
    },
  };
}

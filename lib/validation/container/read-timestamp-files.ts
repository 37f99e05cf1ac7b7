import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import { readTimestampToken } from "../cms/timestamp-token";
import { digestAlgorithm } from "../crypto/used-algorithm";
import type { Covered, ReadTimestamp } from "../process/evidence";
import { type AsicManifest, checkManifest } from "./asic-manifest";
import { maxSignatureFileBytes } from "./container-contents";
import type { ContainerToRead } from "./container-to-read";
import type { FoundSignature } from "./found-signature";
import { type FoundTimestamp, isIntact } from "./found-timestamp";
import { readRecordFile } from "./read-record-file";

/**
 * Reads the time-stamp tokens and evidence records of a container. A token is over an ASiCManifest or
 * ASiCArchiveManifest, which lists files; one without a manifest is over the only file (ETSI EN 319 162-1, 4.3.3.2,
 * 4.4.3.2 and annex A.7). What those that cover signatures prove is added to these signatures; a record has to be right
 * as a whole for that.
 */
export async function readTimestampFiles(
  given: ContainerToRead,
  manifests: readonly AsicManifest[],
  signatures: readonly FoundSignature[],
): Promise<FoundTimestamp[]> {
  const found: FoundTimestamp[] = [];
  for (const file of given.parts.timestamps) found.push(await readTimestampFile(file, given, manifests));
  for (const file of given.parts.evidenceRecords) found.push(await readRecordFile(file, given, manifests));
  const brought = evidenceByFile(signatures, found);
  findSignatures(signatures, found);
  for (const stamp of found) {
    const stamped = signatures.filter(({ place }) => stamp.signatures.has(place));
    const names = new Set([...stamp.covered, ...stamped.map(({ place }) => place)]);
    for (const name of names) for (const each of brought.get(name) ?? []) stamp.covers.add(each);
    if (stamp.recordFormat && !isIntact(stamp)) continue;
    for (const { read } of stamped) {
      read.timestamps.push(stamp.timestamp, ...stamp.renewals);
      read.certificates.push(...stamp.certificates);
      read.revocation.push(...stamp.revocation);
    }
  }
  return found;
}

/** What is over a time-stamp or a record before it is over the signatures of that as well. */
function findSignatures(signatures: readonly FoundSignature[], found: readonly FoundTimestamp[]): void {
  const over = new Map<string, ReadonlySet<string>>();
  for (const stamp of found) {
    for (const { place } of signatures) if (stamp.listed.includes(place)) stamp.signatures.add(place);
    for (const name of stamp.covered) for (const place of over.get(name) ?? []) stamp.signatures.add(place);
    if (isIntact(stamp)) over.set(stamp.place, stamp.signatures);
  }
}

/** What the files of signatures, time-stamps and records bring themselves. */
function evidenceByFile(
  signatures: readonly FoundSignature[],
  found: readonly FoundTimestamp[],
): ReadonlyMap<string, Covered[]> {
  const brought = new Map<string, Covered[]>();
  const add = (place: string, timestamps: readonly ReadTimestamp[], { certificates, revocation }: Brought) =>
    brought.set(place, [...(brought.get(place) ?? []), ...timestamps, ...certificates, ...revocation]);
  for (const { place, read } of signatures) add(place, read.timestamps, read);
  for (const each of found) add(each.place, [each.timestamp, ...each.renewals], each);
  return brought;
}

type Brought = Pick<FoundTimestamp, "certificates" | "revocation">;

async function readTimestampFile(
  file: ArchiveFile,
  given: ContainerToRead,
  manifests: readonly AsicManifest[],
): Promise<FoundTimestamp> {
  const { container, contents, parts, budget } = given;
  const manifest = manifests.find(({ target }) => target === file.name);
  const only = parts.content.length === 1 ? parts.toCover[0] : undefined;
  const isOfSeveral = container.kind === "asics" && parts.content.length > 1;
  const place = isOfSeveral ? undefined : (manifest?.place ?? only);
  const content = place === undefined ? undefined : contents.find(place);
  const bytes = await container.readWhole(file, maxSignatureFileBytes);
  const digest = async (algorithm: string) => content?.digest(algorithm);
  const { certificates, revocation, ...token } = await readTimestampToken(bytes, digest, { budget });
  const checked = manifest && (await checkManifest(manifest, contents));
  const isOverThis = place !== undefined && !token.faults.includes("document_changed");
  const fault = checked?.fault;
  const covers = new Set<Covered>();
  return {
    ...{ place: file.name, certificates, revocation, renewals: [], covers },
    signatures: new Set(),
    listed: manifest?.references.map(({ name }) => name) ?? [],
    covered: new Set(isOverThis ? [place, ...(checked?.covered ?? [])] : []),
    timestamp: {
      ...{ ...token, kind: "archive", covers },
      faults: fault && !token.faults.includes(fault) ? [...token.faults, fault] : token.faults,
      algorithms: [...token.algorithms, ...[...(checked?.digests ?? [])].map(digestAlgorithm)],
    },
  };
}

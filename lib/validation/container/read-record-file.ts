import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import { readRecord } from "../evidence-records/read-record";
import { type AsicManifest, checkManifest } from "./asic-manifest";
import { maxSignatureFileBytes } from "./container-contents";
import type { ContainerToRead } from "./container-to-read";
import type { FoundTimestamp } from "./found-timestamp";

/**
 * Reads an evidence record of a container. It is over the files that its ASiCEvidenceRecordManifest lists (ETSI EN 319
 * 162-1, 4.4.3.2 and annex A.4); in ASiC-S over the only file (4.3.3.2), which needs none.
 */
export async function readRecordFile(
  file: ArchiveFile,
  given: ContainerToRead,
  manifests: readonly AsicManifest[],
): Promise<FoundTimestamp> {
  const { container, contents, parts, budget } = given;
  const found = manifests.find(({ target }) => target === file.name);
  const only = container.kind === "asics" && parts.content.length === 1 ? parts.toCover : [];
  const isSimple = only.length > 0 && (found?.references ?? []).every(({ name }) => only.includes(name));
  const manifest = isSimple ? undefined : found;
  const listed = isSimple ? only : (manifest?.references.map(({ name }) => name) ?? []);
  const files = listed.map((name) => ({ name, content: contents.find(name) }));
  const bytes = await container.readWhole(file, maxSignatureFileBytes);
  const { format, digest, ...record } = await readRecord(file.name, bytes, files, budget);
  const fault = manifest && digest && (await faultOfManifest(manifest, digest, given));
  const { faults } = record.timestamp;
  if (fault && !faults.includes(fault)) faults.push(fault);
  // What a canonical form leaves out of signatures and records means nothing in them.
  for (const name of record.coveredInPart) if (!parts.toCover.includes(name)) record.covered.add(name);
  return { ...record, place: file.name, recordFormat: format, listed, signatures: new Set() };
}

/** The digests in a manifest are those of the files, by the algorithm of the first tree (annex A.4). */
async function faultOfManifest(
  manifest: AsicManifest,
  digest: string,
  { contents }: ContainerToRead,
): Promise<SignatureFault | undefined> {
  const { fault, digests } = await checkManifest(manifest, contents);
  if ([...digests].some((each) => each !== digest)) return "record_malformed";
  if (fault === "content_missing") return "record_content_missing";
  return fault && "record_mismatch";
}

import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import { readCades } from "../cades/read-cades";
import { digestAlgorithm } from "../crypto/used-algorithm";
import type { AsicManifest } from "./asic-manifest";
import { checkManifest } from "./asic-manifest";
import { maxSignatureFileBytes } from "./container-contents";
import type { ContainerToRead } from "./container-to-read";
import type { FoundSignature } from "./found-signature";

/**
 * Reads a file of CAdES signatures. In ASiC-E each is over an ASiCManifest, which lists the files; in ASiC-S it is over
 * the only file (ETSI EN 319 162-1, 4.3.3.2 and 4.4.3.2).
 */
export async function readCadesFile(
  file: ArchiveFile,
  { container, contents, parts, budget }: ContainerToRead,
  manifests: readonly AsicManifest[],
): Promise<FoundSignature[]> {
  const manifest = manifests.find(({ target }) => target === file.name);
  const only = parts.content.length === 1 ? parts.toCover[0] : undefined;
  const place = manifest?.place ?? (container.kind === "asics" ? only : undefined);
  const content = place === undefined ? undefined : contents.find(place);
  const bytes = await container.readWhole(file, maxSignatureFileBytes);
  const checked = manifest && (await checkManifest(manifest, contents));
  const signatures = await readCades(bytes, {
    content,
    signingCertificate: "required",
    budget,
  });
  return signatures.map((read) => {
    const isOverContent = !read.faults.some(
      (fault) => fault === "document_changed" || fault === "content_missing",
    );
    const own = place !== undefined && isOverContent ? [place] : [];
    const fault = checked?.fault;
    return {
      ...{ place: file.name, kind: "CAdES", mediaTypes: new Map(), coveredInPart: new Set() },
      covered: new Set([...own, ...(own.length > 0 ? (checked?.covered ?? []) : [])]),
      read: {
        ...read,
        faults: fault && !read.faults.includes(fault) ? [...read.faults, fault] : read.faults,
        algorithms: [...read.algorithms, ...[...(checked?.digests ?? [])].map(digestAlgorithm)],
      },
    };
  });
}

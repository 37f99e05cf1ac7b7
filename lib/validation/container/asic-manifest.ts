import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { readDigestMethod } from "../xml/xml-algorithms";
import {
  bytesOf,
  childNamed,
  childrenNamed,
  isElement,
  parseSignatureFile,
  requireChild,
} from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import { resolveReference } from "../xades/file-reference";
import type { ContainerContents } from "./container-contents";

type ManifestReference = { name: string; digest: string; value: Buffer };

/**
 * An ASiCManifest (ETSI EN 319 162-1, annex A.4): what a CAdES signature, a time-stamp token or an evidence record of a
 * container is over, because each of these can be over one file only.
 */
export type AsicManifest = {
  /** The name of its own file. */
  place: string;
  /** The name of the file with the signature, time-stamp or evidence record. */
  target: string;
  references: ManifestReference[];
};

/** @throws {XmlFault} for one that is malformed, or refers to files outside the container */
export function readAsicManifest(
  place: string,
  bytes: Buffer,
  { contents, budget }: { contents: ContainerContents; budget: ReadingBudget },
): AsicManifest {
  const root = parseSignatureFile(bytes, budget);
  if (!isElement(root, "asic", "ASiCManifest")) throw new XmlFault("xml_malformed");
  const nameIn = (element: { getAttribute(name: string): string | null }) =>
    resolveReference(element.getAttribute("URI") ?? "", (name) => contents.find(name) !== undefined);
  const signature = requireChild(root, "asic", "SigReference");
  // Some writers put the references inside.
  const references = [root, signature].flatMap((parent) =>
    childrenNamed(parent, "asic", "DataObjectReference"),
  );
  return {
    place,
    target: nameIn(signature),
    references: references.map((reference) => {
      if (childNamed(reference, "ds", "Transforms")) throw new XmlFault("algorithm_unsupported");
      return {
        name: nameIn(reference),
        digest: readDigestMethod(requireChild(reference, "ds", "DigestMethod")),
        value: bytesOf(requireChild(reference, "ds", "DigestValue")),
      };
    }),
  };
}

export type CheckedManifest = {
  /** Names of the files whose digests are right. */
  covered: Set<string>;
  digests: Set<string>;
  fault: SignatureFault | undefined;
};

/** Compares the files of a container with their digests in a manifest. */
export async function checkManifest(
  { references }: AsicManifest,
  contents: ContainerContents,
): Promise<CheckedManifest> {
  const covered = new Set<string>();
  let fault: SignatureFault | undefined;
  for (const { name, digest, value } of references) {
    const actual = await contents.find(name)?.digest(digest);
    if (actual?.equals(value)) covered.add(name);
    else fault ??= actual ? "document_changed" : "content_missing";
  }
  return { covered, digests: new Set(references.map(({ digest }) => digest)), fault };
}

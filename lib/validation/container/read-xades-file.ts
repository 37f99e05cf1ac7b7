import type { Element } from "@xmldom/xmldom";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import type { Archive } from "@/lib/formats/zip/open-archive";
import { unreadable } from "../process/evidence";
import { readXades } from "../xades/read-xades";
import { childrenNamed, isElement, parseSignatureFile } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import { maxSignatureFileBytes } from "./container-contents";
import type { ContainerToRead } from "./container-to-read";
import type { FoundSignature } from "./found-signature";

/**
 * Reads every signature in a file of XAdES signatures. A malformed file counts as one signature that cannot be read.
 */
export async function readXadesFile(
  file: ArchiveFile,
  { container, contents, budget }: ContainerToRead,
): Promise<FoundSignature[]> {
  const common = { place: file.name, kind: "XAdES" } as const;
  try {
    const found: FoundSignature[] = [];
    for (const element of await signatureElements(container, file, budget)) {
      const {
        coveredParts: _,
        ownParts: __,
        ...read
      } = await readXades(element, { find: contents.find, budget });
      found.push({ ...common, ...read });
    }
    return found;
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const nothing = { covered: new Set<string>(), coveredInPart: new Set<string>(), mediaTypes: new Map() };
    return [{ ...common, read: unreadable("XAdES", error.fault), ...nothing }];
  }
}

/** The signatures of one signature file. @throws {XmlFault} if it is malformed */
export async function signatureElements(
  container: Archive,
  file: ArchiveFile,
  budget: ReadingBudget,
): Promise<Element[]> {
  return signaturesIn(await container.readWhole(file, maxSignatureFileBytes), budget);
}

/**
 * The signatures of a file, which must be the only children of the root (annex A.5): nested ones are not signatures of
 * the container. In ADoc the root is a signature itself.
 */
function signaturesIn(bytes: Buffer, budget: ReadingBudget): Element[] {
  const root = parseSignatureFile(bytes, budget);
  const { length } = root.children;
  if (isElement(root, "ds", "Signature")) return [root];
  const signatures = childrenNamed(root, "ds", "Signature");
  const isList =
    isElement(root, "asic", "XAdESSignatures") || isElement(root, "odfSignatures", "document-signatures");
  if (!isList || signatures.length === 0 || signatures.length !== length) throw new XmlFault("xml_malformed");
  return signatures;
}

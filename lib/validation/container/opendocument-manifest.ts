import type { SignatureWarning } from "@/lib/domain/validation/signature-conclusion";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { childrenNamed, isElement, parseSignatureFile } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";

/** The media types of files by name, or "malformed". */
export type OpenDocumentManifest = ReadonlyMap<string, string> | "malformed";

/**
 * Reads META-INF/manifest.xml (OpenDocument 1.2, part 3, 3), which lists the files of a container. It is not signed.
 */
export function readOpenDocumentManifest(bytes: Buffer, budget: ReadingBudget): OpenDocumentManifest {
  try {
    const root = parseSignatureFile(bytes, budget);
    if (!isElement(root, "odfManifest", "manifest")) return "malformed";
    const entries = childrenNamed(root, "odfManifest", "file-entry").map((entry): [string, string] => {
      const namespace = entry.namespaceURI;
      // Some writers leave out the prefix of the attributes.
      const attribute = (name: string) =>
        entry.getAttributeNS(namespace, name) ?? entry.getAttribute(name) ?? "";
      return [attribute("full-path").normalize("NFC"), attribute("media-type")];
    });
    return new Map(entries.filter(([name]) => !name.endsWith("/") && !/^(META-INF\/|mimetype$)/.test(name)));
  } catch (error) {
    if (error instanceof XmlFault) return "malformed";
    throw error;
  }
}

/**
 * Compares a manifest with the files of a container, and with what a signer stated about them. The manifest decides
 * nothing about a signature, but programs show files by it.
 */
export function compareManifest(
  manifest: OpenDocumentManifest | undefined,
  names: readonly string[],
  mediaTypes: ReadonlyMap<string, string>,
): SignatureWarning[] {
  if (manifest === undefined) return ["manifest_missing"];
  if (manifest === "malformed") return ["manifest_differs"];
  const isComplete = names.length === manifest.size && names.every((name) => manifest.has(name));
  const isOfTypes = [...mediaTypes].every(([name, type]) => (manifest.get(name) ?? type) === type);
  return isComplete && isOfTypes ? [] : ["manifest_differs"];
}

import { attribute, text } from "./canonical-xml";
import type { ContainerFile } from "./container";

export type FilePart = { name: string; part: string | undefined };

const namespace = "urn:paraph:sandbox:metadata:1";

/**
 * What the caller said about a document and its parts, as a file that is signed with them. ADOC and MDOC have metadata of
 * their own schema, with registrations and classifications that no call of the gateway carries: this is not it.
 */
export function metadataFile(title: string, files: readonly FilePart[]): ContainerFile {
  const parts = files
    .map(({ name, part = "main" }) => `<file name="${attribute(name)}" part="${attribute(part)}"></file>`)
    .join("");
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<document xmlns="${namespace}"><title>${text(title)}</title>${parts}</document>`;
  return { name: "metadata/document.xml", bytes: Buffer.from(xml) };
}

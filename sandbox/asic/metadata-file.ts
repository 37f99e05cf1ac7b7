import { attribute, text } from "./canonical-xml";
import type { ContainerFile } from "./container";

export type FilePart = { name: string; part: string | undefined };

const namespace = "urn:paraph:sandbox:metadata:1";

/**
 * The document's title and the types of its files, as given by the caller, in a file that is signed with them. This
 * is not the metadata of the ADOC and MDOC specifications, which requires data that no call of the gateway provides.
 */
export function metadataFile(title: string, files: readonly FilePart[]): ContainerFile {
  const parts = files
    .map(({ name, part = "main" }) => `<file name="${attribute(name)}" part="${attribute(part)}"></file>`)
    .join("");
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<document xmlns="${namespace}"><title>${text(title)}</title>${parts}</document>`;
  return { name: "metadata/document.xml", bytes: Buffer.from(xml) };
}

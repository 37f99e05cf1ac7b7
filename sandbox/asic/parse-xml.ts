import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { namespaces } from "./canonical-xml";
import { UnusableContainerError } from "./container";

const maxSignatureFileLength = 16 * 1024 * 1024;

/**
 * Parses a signature file. A DOCTYPE is refused, as signatures need no entities.
 *
 * @throws {UnusableContainerError} when it is not well-formed XML, or too long
 */
export function parseXml(bytes: Uint8Array): Document {
  const xml = Buffer.from(bytes).toString("utf8");
  if (xml.length > maxSignatureFileLength || /<!DOCTYPE/i.test(xml))
    throw new UnusableContainerError("A signature file of the container cannot be read.");
  try {
    return new DOMParser({ onError: fail }).parseFromString(xml, "text/xml");
  } catch (cause) {
    throw new UnusableContainerError("A signature file of the container is damaged.", { cause });
  }
}

/** The elements with this name below a document or an element, in document order. */
export const elementsIn = (parent: Document | Element, namespace: keyof typeof namespaces, name: string) => [
  ...parent.getElementsByTagNameNS(namespaces[namespace], name),
];

function fail(level: string, message: string): void {
  if (level !== "warning") throw new Error(message);
}

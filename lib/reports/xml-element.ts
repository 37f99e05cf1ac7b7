import { DOMImplementation, type Document, type Element, XMLSerializer } from "@xmldom/xmldom";

/** An element to write: its name with a prefix, its attributes, and what is in it. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: readonly (XmlElement | string)[];
};

/** Describes an element; children that are undefined are left out. */
export const element = (
  name: string,
  attributes: Record<string, string>,
  ...children: (XmlElement | string | undefined)[]
): XmlElement => ({ name, attributes, children: children.filter((child) => child !== undefined) });

/** Writes an element as a document of its own. @param namespaces by prefix */
export function writeXml(root: XmlElement, namespaces: Record<string, string>): string {
  const document = new DOMImplementation().createDocument(null, "", null);
  const written = build(document, root, namespaces);
  for (const [prefix, uri] of Object.entries(namespaces))
    written.setAttributeNS("http://www.w3.org/2000/xmlns/", `xmlns:${prefix}`, uri);
  document.appendChild(written);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}\n`;
}

function build(
  document: Document,
  { name, attributes, children }: XmlElement,
  namespaces: Record<string, string>,
): Element {
  const [prefix = ""] = name.split(":");
  const built = document.createElementNS(namespaces[prefix] ?? null, name);
  for (const [key, value] of Object.entries(attributes)) built.setAttribute(key, value);
  for (const child of children)
    built.appendChild(
      typeof child === "string"
        ? document.createTextNode(child.replace(notInXml, "\ufffd"))
        : build(document, child, namespaces),
    );
  return built;
}

/** Characters that XML 1.0 cannot hold (2.2). */
const notInXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

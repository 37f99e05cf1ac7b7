import type { Element } from "@xmldom/xmldom";
import { XmlDsigC14NTransform, XmlDsigExcC14NTransform } from "xmldsigjs";

const inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

/** An element's canonical form, exclusive unless the algorithm says otherwise. */
export function canonicalBytes(element: Element, algorithm: string): Buffer {
  const transform = algorithm === inclusive ? new XmlDsigC14NTransform() : new XmlDsigExcC14NTransform();
  transform.LoadInnerXml(element as unknown as globalThis.Element);
  return Buffer.from(String(transform.GetOutput()), "utf8");
}

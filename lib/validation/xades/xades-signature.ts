import { type Element, Node } from "@xmldom/xmldom";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { bytesOf, childNamed, childrenNamed, descend, isElement, requireChild } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import { type ParsedCertificate, parseCertificate } from "../certificates/parsed-certificate";

/** The parts of one XAdES signature, each found at its own place, never by a search. */
export type XadesSignature = {
  element: Element;
  signedInfo: Element;
  value: Element;
  keyInfo: Element | undefined;
  objects: Element[];
  references: Element[];
  /** The elements that a reference within the file may point to, by id. */
  referable: ReadonlyMap<string, Element>;
  /** Undefined in a plain XML signature, which is not XAdES. */
  signedProperties: Element | undefined;
  /** The Object with the signed and unsigned properties. */
  qualifyingObject: Element | undefined;
  /** In their order. */
  unsignedProperties: Element[];
  certificates: ParsedCertificate[];
};

const maxReferences = 1_000;

/**
 * Reads a `ds:Signature` with the structure of ETSI EN 319 132-1.
 *
 * @throws {XmlFault} when a part is missing, occurs twice or is in another place
 */
export function readXadesSignature(element: Element, budget: ReadingBudget): XadesSignature {
  requireOwnParts(element);
  const signedInfo = requireChild(element, "ds", "SignedInfo");
  const references = childrenNamed(signedInfo, "ds", "Reference");
  if (references.length > maxReferences || references.length === 0) throw new XmlFault("xml_malformed");
  const objects = childrenNamed(element, "ds", "Object");
  const keyInfo = childNamed(element, "ds", "KeyInfo");
  const qualifying = findQualifyingProperties(element, objects);
  const signedProperties = qualifying && requireChild(qualifying, "xades", "SignedProperties");
  const unsigned =
    qualifying && descend(qualifying, "xades", "UnsignedProperties", "UnsignedSignatureProperties");
  const referable = [signedProperties, keyInfo, ...objects].filter((each) => each !== undefined);
  return {
    ...{ element, signedInfo, references, objects, keyInfo, signedProperties },
    value: requireChild(element, "ds", "SignatureValue"),
    referable: new Map(referable.flatMap((each) => pairOf(each.getAttribute("Id"), each))),
    qualifyingObject: objects.find((object) => object === qualifying?.parentNode),
    unsignedProperties: unsigned ? [...unsigned.children] : [],
    certificates: keyInfo ? readCertificates(keyInfo, budget) : [],
  };
}

/** The parts of a signature (XML Signature, 4.2): anything beside them is not signed, and has no meaning. */
function requireOwnParts(element: Element): void {
  const isPart = (node: Node) =>
    ["SignedInfo", "SignatureValue", "KeyInfo", "Object"].some((name) => isElement(node, "ds", name)) ||
    node.nodeType === Node.COMMENT_NODE ||
    (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? "").trim() === "");
  if (![...element.childNodes].every(isPart)) throw new XmlFault("xml_malformed");
}

function findQualifyingProperties(signature: Element, objects: Element[]): Element | undefined {
  // Properties in another place (5.1.2) are refused: it would be unclear which of them are signed.
  if (objects.some((object) => childrenNamed(object, "xades", "QualifyingPropertiesReference").length > 0))
    throw new XmlFault("algorithm_unsupported");
  const [qualifying, ...more] = objects.flatMap((object) =>
    childrenNamed(object, "xades", "QualifyingProperties"),
  );
  const id = signature.getAttribute("Id");
  const isOfThis = id !== null && id !== "" && qualifying?.getAttribute("Target") === `#${id}`;
  if (more.length > 0 || (qualifying && !isOfThis)) throw new XmlFault("xml_malformed");
  return qualifying;
}

const pairOf = (id: string | null, element: Element): [string, Element][] => (id ? [[id, element]] : []);

function readCertificates(keyInfo: Element, budget: ReadingBudget): ParsedCertificate[] {
  return childrenNamed(keyInfo, "ds", "X509Data")
    .flatMap((data) => childrenNamed(data, "ds", "X509Certificate"))
    .flatMap((certificate) => readCertificate(certificate, budget));
}

/** A certificate that cannot be read is skipped. */
export function readCertificate(element: Element, budget: ReadingBudget): ParsedCertificate[] {
  budget.spend("xmlCertificates");
  try {
    return [parseCertificate(bytesOf(element))];
  } catch (error) {
    throwIfReadingFault(error);
    return [];
  }
}

import { type Element, Node } from "@xmldom/xmldom";
import { childrenNamed, isElement } from "../xml/xml-document";

/**
 * Namespaces of keys and evidence: XML Signature with its later parts, ETSI's standards, evidence records (RFC 6283).
 */
const namespacesOfEvidence =
  /^http:\/\/www\.w3\.org\/(2000\/09\/xmldsig|2009\/xmldsig11|2001\/04\/xmldsig-more|2001\/10\/xml-exc-c14n)#$|^http:\/\/uri\.etsi\.org\/|^urn:ietf:params:xml:ns:ers$/;

/** Elements that consist of others: the standards define no text in them. */
const withoutText =
  /^(Signature|Object|KeyInfo|X509Data|QualifyingProperties|Unsigned(Properties|SignatureProperties|DataObjectProperties))$/;

/**
 * Whether a signature holds anything besides what is signed and what belongs to a signature unsigned: its key, its
 * time-stamps and its evidence (ETSI EN 319 132-1, 5.3 to 5.5). Anyone can add other content there, and
 * programs may show it.
 *
 * @param isCovered whether a part is signed, with everything in it
 */
export function holdsOther(signature: Element, isCovered: (part: Element) => boolean): boolean {
  const pending: Element[] = [signature];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (isOther(next, signature)) return true;
    pending.push(...[...next.children].filter((child) => !isCovered(child)));
  }
  return false;
}

function isOther(element: Element, outermost: Element): boolean {
  const { childNodes, localName, namespaceURI, parentNode } = element;
  if (!namespacesOfEvidence.test(namespaceURI ?? "")) return true;
  if (isElement(element, "ds", "Object") && !isForProperties(element)) return true;
  const isNested = isElement(element, "ds", "Signature") && element !== outermost;
  if (isNested && !(parentNode && isElement(parentNode, "xades", "CounterSignature"))) return true;
  const isLeaf = element.children.length === 0 && !withoutText.test(localName ?? "");
  return [...childNodes].some(
    ({ nodeType, nodeValue }) =>
      nodeType === Node.PROCESSING_INSTRUCTION_NODE ||
      ((nodeType === Node.TEXT_NODE || nodeType === Node.CDATA_SECTION_NODE) &&
        !isLeaf &&
        (nodeValue ?? "").trim() !== ""),
  );
}

/** An Object that holds the properties of a signature, and nothing else. */
const isForProperties = (object: Element) =>
  object.children.length === 1 && childrenNamed(object, "xades", "QualifyingProperties").length === 1;

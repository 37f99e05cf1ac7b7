import { DOMParser, type Element, Node } from "@xmldom/xmldom";
import { type ReadingBudget, requireSize } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { XmlFault } from "./xml-fault";

/** Namespaces with those of their earlier versions, whose elements have the same names and meaning. */
const xmlNamespaces = {
  asic: ["http://uri.etsi.org/02918/v1.2.1#", "http://uri.etsi.org/02918/v1.1.1#"],
  ds: ["http://www.w3.org/2000/09/xmldsig#"],
  xades: [
    "http://uri.etsi.org/01903/v1.3.2#",
    "http://uri.etsi.org/01903/v1.2.2#",
    "http://uri.etsi.org/01903/v1.1.1#",
  ],
  /** What a later version added beside them. */
  xades141: ["http://uri.etsi.org/01903/v1.4.1#"],
  ers: ["urn:ietf:params:xml:ns:ers"],
  exclusive: ["http://www.w3.org/2001/10/xml-exc-c14n#"],
  odfSignatures: ["urn:oasis:names:tc:opendocument:xmlns:digitalsignature:1.0"],
  odfManifest: ["urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "http://openoffice.org/2001/manifest"],
} as const satisfies Record<string, readonly string[]>;

type Namespace = keyof typeof xmlNamespaces;

const lessThan = 0x3c;
const slash = 0x2f;
const equals = 0x3d;
/** Whether an element, a comment or the value of an attribute begins. Base64 ends with the same sign. */
const isStart = (byte: number, next: number | undefined) =>
  byte === equals ? next !== equals && next !== lessThan : byte === lessThan && next !== slash;
/** Elements that declare a namespace copy all that are in scope, so that many take the square of their number. */
const maxNodesOfDeclaration = 50;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses a file of signatures: UTF-8 or ISO 8859, well-formed, without a DOCTYPE (its entities would let the same
 * bytes mean different things), and with each id that is referred to given once, so that a reference means one
 * element.
 *
 * @returns its root
 * @throws {XmlFault} for anything else, {TooComplex} for more nodes than the budget has left, or very deep nesting
 */
export function parseSignatureFile(bytes: Uint8Array, budget: ReadingBudget): Element {
  budget.spend("parsedBytes", bytes.length);
  // At least as many as there are elements and attributes.
  budget.spend(
    "xmlNodes",
    bytes.reduce((count, byte, at) => count + (isStart(byte, bytes[at + 1]) ? 1 : 0), 0),
  );
  try {
    const xml = decode(bytes);
    const declarations = xml.match(/xmlns[:=\s][^=]{0,100}/g) ?? [];
    budget.spend(
      "xmlNodes",
      declarations.length * Math.min(new Set(declarations).size, maxNodesOfDeclaration),
    );
    if (/<!DOCTYPE/i.test(xml)) throw new XmlFault("xml_malformed");
    const root = new DOMParser({ onError: stopAt }).parseFromString(xml, "text/xml").documentElement;
    if (!root) throw new XmlFault("xml_malformed");
    requireHonestTree(root);
    return root;
  } catch (cause) {
    throwIfReadingFault(cause);
    throw cause instanceof XmlFault ? cause : new XmlFault("xml_malformed", { cause });
  }
}

/** Encodings of one byte a letter, which all parsers read alike where none of the bytes is a control code. */
const oldEncodings = /^iso-8859-\d{1,2}$/;

/** @throws {XmlFault} for other encodings, errors of the decoder for other bytes */
function decode(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/i
    .exec(start)?.[1]
    ?.toLowerCase();
  if (declared === undefined || declared === "utf-8") return utf8.decode(bytes);
  const hasControls = bytes.some((byte) => byte >= 0x80 && byte < 0xa0);
  if (!oldEncodings.test(declared) || hasControls) throw new XmlFault("xml_malformed");
  return new TextDecoder(declared, { fatal: true }).decode(bytes);
}

function stopAt(level: string, message: string): void {
  if (level !== "warning") throw new Error(message);
}

/** Whatever recurses into the tree later relies on its depth. */
function requireHonestTree(root: Element): void {
  const ids = new Set<string>();
  const repeated = new Set<string>();
  const references = new Set<string>();
  const depths = new Map<Node | null, number>();
  for (const element of [root, ...root.getElementsByTagName("*")]) {
    const depth = 1 + (depths.get(element.parentNode) ?? 0);
    requireSize("nesting", depth);
    depths.set(element, depth);
    for (const { name, value } of element.attributes) {
      if ((name === "URI" || name === "Target") && value.startsWith("#") && element.localName !== "Include")
        references.add(value.slice(1));
      if (!/^(xml:)?id$/i.test(name)) continue;
      (ids.has(value) ? repeated : ids).add(value);
    }
  }
  if ([...repeated].some((id) => references.has(id))) throw new XmlFault("xml_malformed");
}

export const isElement = (node: Node, namespace: Namespace, name: string): node is Element =>
  node.nodeType === Node.ELEMENT_NODE &&
  (xmlNamespaces[namespace] as readonly (string | null)[]).includes(node.namespaceURI) &&
  (node as Element).localName === name;

/** An element's direct children of this name. */
export const childrenNamed = (parent: Element, namespace: Namespace, name: string): Element[] =>
  [...parent.childNodes].filter((node): node is Element => isElement(node, namespace, name));

/** @throws {XmlFault} if there is more than one */
export function childNamed(parent: Element, namespace: Namespace, name: string): Element | undefined {
  const [child, ...more] = childrenNamed(parent, namespace, name);
  if (more.length > 0) throw new XmlFault("xml_malformed");
  return child;
}

/** @throws {XmlFault} if there is none or more than one */
export function requireChild(parent: Element, namespace: Namespace, name: string): Element {
  const child = childNamed(parent, namespace, name);
  if (!child) throw new XmlFault("xml_malformed");
  return child;
}

/** The element at the end of a path of names; `undefined` if one is missing. @throws {XmlFault} for duplicates */
export function descend(parent: Element, namespace: Namespace, ...names: string[]): Element | undefined {
  return names.reduce<Element | undefined>(
    (element, name) => element && childNamed(element, namespace, name),
    parent,
  );
}

/** The text of an element. @throws {XmlFault} if the element contains anything else */
function textOf(element: Element): string {
  const isText = [...element.childNodes].every(({ nodeType }) => nodeType === Node.TEXT_NODE);
  if (!isText) throw new XmlFault("xml_malformed");
  return (element.textContent ?? "").trim();
}

/** @throws {XmlFault} for text that is not base64 */
export function bytesOf(element: Element): Buffer<ArrayBuffer> {
  const text = textOf(element).replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) throw new XmlFault("xml_malformed");
  return Buffer.from(text, "base64");
}

/** The algorithm that an element names. */
export const algorithmOf = (element: Element): string => element.getAttribute("Algorithm") ?? "";

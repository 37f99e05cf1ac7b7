import { type Attr, type Element, Node } from "@xmldom/xmldom";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { attributeText, byCodePoints, plainText } from "./canonical-text";
import { XmlFault } from "./xml-fault";

export type Canonicalization = {
  version: "1.0" | "1.1" | "exclusive";
  /** Prefixes that the exclusive form writes wherever they are in scope (InclusiveNamespaces). */
  inclusivePrefixes: readonly string[];
  /** Whether comments are written. In signatures they are not: viewers do not show them. */
  withComments?: boolean;
};

type Namespaces = ReadonlyMap<string, string>;

export type Canonicalizing = {
  /** Pays for what is written; without one, a single output has the usual limits. */
  budget?: ReadingBudget;
  /** Which elements inside the first one are left out, with everything in them. */
  isLeftOut?: (element: Element) => boolean;
  /** Whether the document around the element is written: its processing instructions (Canonical XML 1.0, 2.3). */
  isDocument?: boolean;
};

/** An element, a copied declaration and a prefix cost time besides the bytes that they are written as. */
const bytesOfElement = 150;
const bytesOfDeclaration = 16;
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/**
 * The canonical bytes of an element with everything in it: W3C Canonical XML 1.0 and 1.1, and
 * Exclusive XML Canonicalization 1.0.
 *
 * @throws {XmlFault} for what is not accepted in a signature: undeclared prefixes, xml:base
 * @throws {TooComplex} for more than the budget has left
 */
export function canonicalize(
  apex: Element,
  form: Canonicalization,
  { budget = new ReadingBudget(), isLeftOut = () => false, isDocument = false }: Canonicalizing = {},
): Buffer {
  const pieces: string[] = [];
  const spend = (bytes: number) => budget.spend("canonicalBytes", bytes);
  const write = (piece: string) => {
    spend(piece.length);
    pieces.push(piece);
  };
  const inherited = form.version === "exclusive" ? [] : inheritedXmlAttributes(apex, form.version);
  const { before, after } = isDocument ? instructionsAround(apex, form) : { before: [], after: [] };
  for (const instruction of before) write(`${instructionText(instruction)}\n`);
  const namespaces = { scope: scopeAround(apex), rendered: new Map<string, string>() };
  writeElement(apex, { form, write, spend, inherited, ...namespaces, isApex: true, isLeftOut });
  for (const instruction of after) write(`\n${instructionText(instruction)}`);
  return Buffer.from(pieces.join(""), "utf8");
}

/** The processing instructions of a document before and after its root, and comments. The XML declaration is not one. */
export function instructionsAround(
  root: Element,
  { withComments = false }: Pick<Canonicalization, "withComments"> = {},
): { before: Node[]; after: Node[] } {
  const before: Node[] = [];
  const after: Node[] = [];
  let isBefore = true;
  for (const node of root.parentNode?.childNodes ?? []) {
    if (node === root) isBefore = false;
    else if (
      (node.nodeType === Node.PROCESSING_INSTRUCTION_NODE && node.nodeName !== "xml") ||
      (node.nodeType === Node.COMMENT_NODE && withComments)
    )
      (isBefore ? before : after).push(node);
  }
  return { before, after };
}

const instructionText = ({ nodeType, nodeName, nodeValue }: Node) =>
  nodeType === Node.COMMENT_NODE
    ? `<!--${nodeValue?.replaceAll("\r", "&#xD;") ?? ""}-->`
    : `<?${nodeName}${nodeValue ? ` ${nodeValue}` : ""}?>`;

type Writing = {
  form: Canonicalization;
  write(piece: string): void;
  /** Pays for work besides what is written. */
  spend(bytes: number): void;
  inherited: Attr[];
  isApex: boolean;
  /** Namespace declarations in scope around the element. */
  scope: Namespaces;
  /** The declarations that have already been written. */
  rendered: Namespaces;
  isLeftOut: (element: Element) => boolean;
};

function writeElement(element: Element, writing: Writing): void {
  const { form, write, spend, inherited, isApex } = writing;
  const declarations = declarationsOf(element);
  const scope = declarations.length > 0 ? new Map([...writing.scope, ...declarations]) : writing.scope;
  spend(bytesOfElement + bytesOfDeclaration * form.inclusivePrefixes.length);
  const attributes = [...element.attributes].filter((attribute) => !isDeclaration(attribute));
  // What was in scope around an element inside the apex has been written.
  const inclusive = isApex ? scope.keys() : new Map(declarations).keys();
  const wanted =
    form.version === "exclusive" ? usedPrefixes(element, attributes, form.inclusivePrefixes) : inclusive;
  const fresh = [...wanted]
    .filter(
      (prefix) => prefix !== "xml" && (scope.get(prefix) ?? "") !== (writing.rendered.get(prefix) ?? ""),
    )
    .toSorted(byCodePoints)
    .map((prefix): [string, string] => [prefix, scope.get(prefix) ?? ""]);
  spend(
    bytesOfDeclaration *
      ((declarations.length > 0 ? scope.size : 0) + (fresh.length > 0 ? writing.rendered.size : 0)),
  );
  const rendered = fresh.length > 0 ? new Map([...writing.rendered, ...fresh]) : writing.rendered;
  const declared = fresh.map(
    ([prefix, uri]) => ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${attributeText(uri)}"`,
  );
  requireDeclared(element, attributes, scope);
  const own = new Set(attributes.map(({ name }) => name));
  const written = [...attributes, ...inherited.filter(({ name }) => !own.has(name))]
    .toSorted(byNamespaceAndName)
    .map(({ name, value }) => ` ${name}="${attributeText(value)}"`);
  write(`<${[element.tagName, ...declared, ...written].join("")}>`);
  const within = { ...writing, scope, rendered, inherited: [], isApex: false };
  for (const child of element.childNodes) writeNode(child, within);
  write(`</${element.tagName}>`);
}

function writeNode(node: Node, writing: Writing): void {
  const { nodeType, nodeValue } = node;
  if (nodeType === Node.ELEMENT_NODE)
    return writing.isLeftOut(node as Element) ? undefined : writeElement(node as Element, writing);
  if (nodeType === Node.TEXT_NODE || nodeType === Node.CDATA_SECTION_NODE)
    return writing.write(plainText(nodeValue ?? ""));
  if (nodeType === Node.PROCESSING_INSTRUCTION_NODE) return writing.write(instructionText(node));
  if (nodeType !== Node.COMMENT_NODE) throw new XmlFault("xml_malformed");
  if (writing.form.withComments) writing.write(instructionText(node));
}

const isDeclaration = ({ namespaceURI, name }: Attr) =>
  namespaceURI === xmlnsNamespace || name === "xmlns" || name.startsWith("xmlns:");

const declarationsOf = (element: Element): [string, string][] =>
  [...element.attributes]
    .filter(isDeclaration)
    .map(({ name, value }) => [name === "xmlns" ? "" : name.slice("xmlns:".length), value]);

function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let parent = element.parentNode; parent?.nodeType === Node.ELEMENT_NODE; parent = parent.parentNode)
    found.unshift(parent as Element);
  return found;
}

const scopeAround = (apex: Element): Namespaces => new Map(ancestorsOf(apex).flatMap(declarationsOf));

/** An element inherits xml:lang and the like from ancestors that are left out (1.0: 2.4), in 1.1 except xml:id. */
function inheritedXmlAttributes(apex: Element, version: "1.0" | "1.1"): Attr[] {
  const nearest = new Map<string, Attr>();
  for (const attribute of ancestorsOf(apex).flatMap(({ attributes }) => [...attributes])) {
    if (attribute.namespaceURI !== xmlNamespace) continue;
    if (attribute.localName === "base") throw new XmlFault("algorithm_unsupported");
    if (version === "1.0" || attribute.localName !== "id") nearest.set(attribute.name, attribute);
  }
  return [...nearest.values()];
}

function usedPrefixes(element: Element, attributes: Attr[], inclusive: readonly string[]): Set<string> {
  const ofAttributes = attributes.flatMap(({ prefix }) => prefix ?? []);
  return new Set([element.prefix ?? "", ...ofAttributes, ...inclusive]);
}

function requireDeclared(element: Element, attributes: Attr[], scope: Namespaces): void {
  for (const { prefix } of [element, ...attributes])
    if (prefix && prefix !== "xml" && !scope.get(prefix)) throw new XmlFault("xml_malformed");
}

const byNamespaceAndName = (left: Attr, right: Attr) =>
  byCodePoints(left.namespaceURI ?? "", right.namespaceURI ?? "") ||
  byCodePoints(left.localName ?? left.name, right.localName ?? right.name);

import { createHash, type Hash } from "node:crypto";
import { type Element, Node } from "@xmldom/xmldom";
import { type ReadingBudget, requireSize } from "@/lib/formats/reading-budget";
import type { SignedContent } from "../cms/signed-content";
import { type Canonicalization, canonicalize } from "../xml/canonical-xml";
import { defaultCanonicalization } from "../xml/xml-algorithms";
import { isHtmlName } from "../xml/html-name";
import { bytesOf, isElement, parseSignatureFile } from "../xml/xml-document";
import { elementWithId } from "../xml/element-with-id";
import { XmlFault } from "../xml/xml-fault";
import type { Transforms } from "./reference-transforms";

/** What a reference is over, after its transforms. XML is written in a canonical form only while it is hashed. */
export type ReferenceOutput =
  | { kind: "content"; content: SignedContent }
  | { kind: "base64"; apex: Element }
  | ({ kind: "nodes"; apex: Element } & NodesToWrite);

type NodesToWrite = {
  /** Undefined: in the form of what asks for it. */
  form: Canonicalization | undefined;
  leavesOut: Transforms["leavesOut"];
  signature: Element;
  isDocument: boolean;
};

type Reading = { transforms: Transforms; signature: Element; isDocument: boolean };

/** What a reference to an element of the same document is over. */
export function outputOfElement(
  apex: Element,
  { transforms, signature, isDocument }: Reading,
): ReferenceOutput {
  const { form, leavesOut, isBase64 } = transforms;
  if (isBase64) return { kind: "base64", apex };
  return { kind: "nodes", apex, form, leavesOut, signature, isDocument };
}

/**
 * What a reference to another file is over, which is XML if it has a canonical form. @throws {XmlFault} if it is not
 */
export async function outputOfFile(
  content: SignedContent,
  transforms: Transforms,
  { signature, id, budget }: { signature: Element; id: string | undefined; budget: ReadingBudget },
): Promise<ReferenceOutput | undefined> {
  if (id === undefined && !transforms.form && !transforms.isBase64) return { kind: "content", content };
  const root = parseSignatureFile(await readAll(content), budget);
  const target = transforms.selected
    ? selectIn(root, transforms.selected)
    : id === undefined
      ? root
      : elementWithId(root, id);
  return (
    target &&
    outputOfElement(target, { transforms, signature, isDocument: id === undefined && !transforms.selected })
  );
}

/**
 * Whether a reference to a file is over all of it: a canonical form has no comments, signatures may be left out, and of
 * base64 only the decoded bytes are signed. Anyone could change the rest.
 */
export function isOverWholeFile(output: ReferenceOutput, name: string): boolean {
  if (output.kind !== "nodes") return output.kind === "content";
  if (isHtmlName(name)) return false;
  const { apex, leavesOut } = output;
  const document = apex.ownerDocument;
  const pending: (Node | null)[] = [...(document?.childNodes ?? [])];
  while (pending.length > 0) {
    const next = pending.pop();
    if (next?.nodeType === Node.COMMENT_NODE) return false;
    if (
      leavesOut === "signatures" &&
      next?.nodeType === Node.ELEMENT_NODE &&
      isElement(next as Element, "ds", "Signature")
    )
      return false;
    for (let child = next?.firstChild; child; child = child.nextSibling) pending.push(child);
  }
  return true;
}

/** The only element that an expression selects. @throws {XmlFault} if there are several */
function selectIn(
  root: Element,
  { attribute, id, isSignatureValue }: NonNullable<Transforms["selected"]>,
): Element | undefined {
  const [found, ...more] = [root, ...root.getElementsByTagName("*")].filter(
    (element) =>
      element.getAttribute(attribute) === id &&
      (!isSignatureValue || isElement(element, "ds", "SignatureValue")),
  );
  if (more.length > 0) throw new XmlFault("reference_unknown");
  return found;
}

async function readAll(content: SignedContent): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content.chunks()) {
    requireSize("objectBytes", (length += chunk.length));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

type ElementOutput = Exclude<ReferenceOutput, { kind: "content" }>;

/** Digests by element, by the signature that is left out of it, and by form: many references may be to one element. */
const digests = new WeakMap<Element, WeakMap<Element, Map<string, Buffer>>>();

function digestsOf(output: ElementOutput): Map<string, Buffer> {
  const { apex } = output;
  const leftOut = output.kind === "nodes" && output.leavesOut === "signature" ? output.signature : apex;
  const ofApex = digests.get(apex) ?? new WeakMap<Element, Map<string, Buffer>>();
  const known = ofApex.get(leftOut) ?? new Map<string, Buffer>();
  digests.set(apex, ofApex.set(leftOut, known));
  return known;
}

/** The digest of what a reference is over, in the default form where it has none of its own. */
export async function digestOfOutput(
  output: ReferenceOutput,
  algorithm: string,
  budget: ReadingBudget,
): Promise<Buffer> {
  if (output.kind === "content") return output.content.digest(algorithm);
  const known = digestsOf(output);
  const { kind } = output;
  const written = kind === "nodes" && [output.form, output.leavesOut, output.isDocument];
  const key = JSON.stringify([algorithm, kind, written]);
  const before = known.get(key);
  if (before) return before;
  const hash = createHash(algorithm);
  await updateWith(hash, output, { form: defaultCanonicalization, budget });
  const digest = hash.digest();
  known.set(key, digest);
  return digest;
}

/** Hashes what a reference is over, in the given form where it has none of its own. */
export async function updateWith(
  hash: Hash,
  output: ReferenceOutput,
  { form, budget }: { form: Canonicalization; budget: ReadingBudget },
): Promise<void> {
  if (output.kind === "content") for await (const chunk of output.content.chunks()) hash.update(chunk);
  else if (output.kind === "base64") {
    const bytes = bytesOf(output.apex);
    budget.spend("canonicalBytes", bytes.length);
    hash.update(bytes);
  } else {
    const { apex, leavesOut, signature, isDocument } = output;
    const isLeftOut = (element: Element) =>
      leavesOut === "signature"
        ? element === signature
        : leavesOut === "signatures" && isElement(element, "ds", "Signature");
    hash.update(canonicalize(apex, output.form ?? form, { budget, isLeftOut, isDocument }));
  }
}

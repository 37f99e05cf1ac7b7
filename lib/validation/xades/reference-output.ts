import { createHash, type Hash } from "node:crypto";
import type { Element } from "@xmldom/xmldom";
import { type ReadingBudget, requireSize } from "@/lib/formats/reading-budget";
import type { SignedContent } from "../cms/signed-content";
import { type Canonicalization, canonicalize } from "../xml/canonical-xml";
import { defaultCanonicalization } from "../xml/xml-algorithms";
import { bytesOf, isElement, parseSignatureFile } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import type { Transforms } from "./reference-transforms";

/** What a reference is over, after its transforms: bytes, or XML that is still to be written in a canonical form. */
export type ReferenceOutput =
  | { kind: "content"; content: SignedContent }
  | { kind: "bytes"; bytes: Buffer }
  | { kind: "nodes"; apex: Element; isLeftOut: (element: Element) => boolean };

/** What a reference to an element of the same document is over. */
export function outputOfElement(
  target: Element,
  transforms: Transforms,
  signature: Element,
): ReferenceOutput {
  if (transforms.isBase64) return { kind: "bytes", bytes: bytesOf(target) };
  const isLeftOut = (element: Element) =>
    transforms.leavesOut === "signature"
      ? element === signature
      : transforms.leavesOut === "signatures" && isElement(element, "ds", "Signature");
  return transforms.form
    ? { kind: "bytes", bytes: canonicalize(target, transforms.form, isLeftOut) }
    : { kind: "nodes", apex: target, isLeftOut };
}

/** What a reference to another file is over, which is XML if it has a canonical form. @throws {XmlFault} if it is not */
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
  return target && outputOfElement(target, transforms, signature);
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

/** The only element with an id, which parsing has made sure of. */
export function elementWithId(root: Element, id: string): Element | undefined {
  const hasId = (element: Element) =>
    [...element.attributes].some(({ name, value }) => value === id && /^(xml:)?id$/i.test(name));
  return [root, ...root.getElementsByTagName("*")].find(hasId);
}

export async function digestOfOutput(output: ReferenceOutput, algorithm: string): Promise<Buffer> {
  if (output.kind === "content") return output.content.digest(algorithm);
  const hash = createHash(algorithm);
  await updateWith(hash, output, defaultCanonicalization);
  return hash.digest();
}

/** Hashes what a reference is over, in the given form where it has none of its own. */
export async function updateWith(hash: Hash, output: ReferenceOutput, form: Canonicalization): Promise<void> {
  if (output.kind === "bytes") hash.update(output.bytes);
  else if (output.kind === "nodes") hash.update(canonicalize(output.apex, form, output.isLeftOut));
  else for await (const chunk of output.content.chunks()) hash.update(chunk);
}

import type { Element } from "@xmldom/xmldom";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { type ReadSignature, unreadable } from "../process/evidence";
import { readXades, type ReadXades } from "../xades/read-xades";
import { instructionsAround } from "../xml/canonical-xml";
import { childrenNamed, isElement, parseSignatureFile } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import type { FoundBareSignatures } from "./found-bare-signatures";
import { holdsOther } from "./unsigned-content";

const maxSignatures = 1_000;

/**
 * Reads the XAdES and plain XML signatures of an XML file: in the document that they are over (enveloped), around it
 * (enveloping), or beside it. A signature over another file is over something that cannot be found.
 */
export async function readXmlFile(bytes: Buffer, budget: ReadingBudget): Promise<FoundBareSignatures> {
  const text = bytes.toString("latin1");
  if (/<(?:[\w.-]+:)?SignedDoc[\s>]/.test(text)) return { signatures: [], problem: "container_kind_unknown" };
  if (!/<(?:[\w.-]+:)?Signature[\s>]/.test(text)) return { signatures: [], problem: "unknown_kind" };
  try {
    const document = parseSignatureFile(bytes, budget);
    const elements = outermostSignatures(document);
    if (elements.length === 0) return { signatures: [], problem: "unknown_kind" };
    if (elements.length > maxSignatures) throw new XmlFault("xml_malformed");
    const signatures: FoundBareSignatures["signatures"] = [];
    for (const element of elements) {
      const read = await readXades(element, { find: () => undefined, budget, document });
      signatures.push(coverageOf(read, element, document));
    }
    return { signatures };
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return { signatures: [{ read: unreadable("XML", error.fault), coversEverything: false }] };
  }
}

/** Signatures that are in no other one: those inside are counter-signatures, or part of what is signed. */
function outermostSignatures(document: Element): Element[] {
  const found: Element[] = [];
  const pending: Element[] = [document];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { children } = next;
    if (isElement(next, "ds", "Signature")) found.push(next);
    else pending.push(...[...children].reverse());
  }
  return found;
}

/**
 * A signature covers everything if it covers the document, or all that it encloses where it is the document. Nothing
 * may be inside it or around it that it does not cover, except its key and evidence.
 */
function coverageOf({ read, coveredParts, ownParts }: ReadXades, element: Element, document: Element) {
  const enclosed = childrenNamed(element, "ds", "Object").filter(
    (object) => childrenNamed(object, "xades", "QualifyingProperties").length === 0,
  );
  const isEnveloping =
    element === document && enclosed.length > 0 && enclosed.every((object) => coveredParts.has(object));
  const isRoot = coveredParts.has(document) || isEnveloping;
  const { before, after } = instructionsAround(document);
  const isCovered = (part: Element) => coveredParts.has(part) || ownParts.includes(part);
  const coversEverything =
    (coveredParts.has("document") || (isRoot && before.length + after.length === 0)) &&
    !holdsOther(element, isCovered);
  const isOverNothing = read.faults.length === 0 && coveredParts.size === 0;
  const faults: ReadSignature["faults"] = isOverNothing ? ["nothing_signed"] : read.faults;
  return { read: { ...read, faults }, coversEverything };
}

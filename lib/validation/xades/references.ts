import type { Element } from "@xmldom/xmldom";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { SignedContent } from "../cms/signed-content";
import { readDigestMethod } from "../xml/xml-algorithms";
import { bytesOf, requireChild } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import { resolveReference } from "./file-reference";
import {
  digestOfOutput,
  isOverWholeFile,
  outputOfElement,
  outputOfFile,
  type ReferenceOutput,
} from "./reference-output";
import { elementWithId } from "../xml/element-with-id";
import { readTransforms } from "./reference-transforms";
import type { XadesSignature } from "./xades-signature";

/** An element, or "document" for the root with everything around it. */
export type CoveredPart = Element | "document";

/** "…#SignedProperties" of XAdES 1.1.1 to 1.4.1; without a version since 1.2.2. */
const signedPropertiesType = /^http:\/\/uri\.etsi\.org\/01903(\/v\d\.\d\.\d)?#SignedProperties$/;

export type XadesContext = {
  /** The files around the signature, by name. */
  find(name: string): SignedContent | undefined;
  budget: ReadingBudget;
  /** The root of the document that a signature in bare XML is in, and may refer to. */
  document?: Element;
};

export type CheckedReference = {
  id: string | null;
  isProperties: boolean;
  /** What it covers: a file by its name, a part of one, or a part of the document. */
  covers: { file: string } | { part: CoveredPart } | { partOfFile: string } | undefined;
  /** The part of the signature itself that it covers. */
  own: Element | undefined;
  output: ReferenceOutput | undefined;
  /** Undefined where the algorithm is unknown. */
  digest: string | undefined;
  fault: SignatureFault | undefined;
};

/**
 * Checks the references of a signature. Each must be to a file by its name, to a part of this very signature by its id,
 * or in bare XML to the document or a part of it.
 */
export async function checkReferences(
  signature: XadesSignature,
  context: XadesContext,
): Promise<CheckedReference[]> {
  const checked: CheckedReference[] = [];
  for (const reference of signature.references)
    checked.push(await checkReference(reference, signature, context));
  return checked;
}

async function checkReference(
  reference: Element,
  signature: XadesSignature,
  context: XadesContext,
): Promise<CheckedReference> {
  const found: CheckedReference = {
    ...{ id: reference.getAttribute("Id"), isProperties: false, covers: undefined },
    ...{ own: undefined, output: undefined, digest: undefined, fault: undefined },
  };
  try {
    const digest = readDigestMethod(requireChild(reference, "ds", "DigestMethod"));
    const wanted = bytesOf(requireChild(reference, "ds", "DigestValue"));
    const { output, ...target } = await findTarget(reference, signature, context);
    const fault = !output
      ? "content_missing"
      : (await digestOfOutput(output, digest, context.budget)).equals(wanted)
        ? undefined
        : "document_changed";
    return { ...found, ...target, output, digest, fault };
  } catch (error) {
    if (error instanceof XmlFault) return { ...found, fault: error.fault };
    throw error;
  }
}

type Target = Pick<CheckedReference, "covers" | "own" | "output" | "isProperties">;

async function findTarget(
  reference: Element,
  signature: XadesSignature,
  context: XadesContext,
): Promise<Target> {
  const uri = withoutPointer(reference.getAttribute("URI"));
  // Without a URI, only a program that knows the signer's would know what is meant (XML Signature, 4.4.3.1).
  if (uri === null) throw new XmlFault("reference_unknown");
  const isForProperties = signedPropertiesType.test(reference.getAttribute("Type") ?? "");
  const transforms = readTransforms(reference);
  const { element } = signature;
  if (uri === "" || uri.startsWith("#")) {
    const target = uri === "" ? context.document : findPart(uri.slice(1), signature, context);
    const isProperties = target !== undefined && target === signature.signedProperties;
    // Some writers leave out the type, but none may name another target by it.
    if (!target || (isForProperties && !isProperties) || transforms.selected)
      throw new XmlFault("reference_unknown");
    const isDocument = uri === "";
    const isOwn = isPartOfSignature(target, signature);
    return {
      covers: isOwn ? undefined : { part: isDocument ? "document" : target },
      own: isOwn ? target : undefined,
      isProperties,
      output: outputOfElement(target, { transforms, signature: element, isDocument }),
    };
  }
  if (isForProperties) throw new XmlFault("reference_unknown");
  const [path = "", id] = splitFragment(uri, context);
  const name = resolveReference(path, (each) => context.find(each) !== undefined);
  const content = context.find(name);
  const { budget } = context;
  const output = content && (await outputOfFile(content, transforms, { signature: element, id, budget }));
  const isSelected = id !== undefined || transforms.selected !== undefined;
  const isPart = isSelected || (output !== undefined && !isOverWholeFile(output, name));
  return {
    covers: isPart ? { partOfFile: name } : { file: name },
    own: undefined,
    isProperties: false,
    output,
  };
}

/** An XPointer to the document or to an id means the same as a plain fragment (XML Signature, 4.4.3.3). */
const withoutPointer = (uri: string | null) =>
  uri?.replace(/^#xpointer\(\/\)$/, "").replace(/^#xpointer\(id\((['"])([^'"]+)\1\)\)$/, "#$2") ?? null;

/** A fragment names an element of an XML file, as in ADoc; some writers leave "#" in names as it is. */
function splitFragment(uri: string, context: XadesContext): [string, string?] {
  const at = uri.lastIndexOf("#");
  return at < 0 || context.find(uri) ? [uri] : [uri.slice(0, at), uri.slice(at + 1)];
}

/** A part of this signature: its properties, its key, or anything that it encloses. In bare XML, anything. */
function findPart(id: string, signature: XadesSignature, { document }: XadesContext): Element | undefined {
  const { referable, objects } = signature;
  return (
    referable.get(id) ??
    (document ? [document] : objects).map((root) => elementWithId(root, id)).find(Boolean)
  );
}

/** Whether it is what a signature says about itself, and not an enclosed document. */
const isPartOfSignature = (target: Element, { signedProperties, keyInfo }: XadesSignature) =>
  target === signedProperties || target === keyInfo;

import type { Element } from "@xmldom/xmldom";
import type { Canonicalization } from "../xml/canonical-xml";
import { readCanonicalization } from "../xml/xml-algorithms";
import { algorithmOf, childNamed, childrenNamed } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";

/** What a reference does to what it refers to before it is digested. */
export type Transforms = {
  /** Undefined: as the bytes are, or in the default form. */
  form: Canonicalization | undefined;
  /** Whether the digest is of the bytes that are decoded from base64. */
  isBase64: boolean;
  /** Which signatures in the document are left out: none, the one with the reference, or all. */
  leavesOut: "nothing" | "signature" | "signatures";
  /** The only element that is selected, by its id: a signature's value, or any element. */
  selected?: { attribute: string; id: string; isSignatureValue: boolean };
};

const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const base64 = "http://www.w3.org/2000/09/xmldsig#base64";
const xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
const filter = "http://www.w3.org/2002/06/xmldsig-filter2";
const signatureNamespace = "http://www.w3.org/2000/09/xmldsig#";

/**
 * Reads the transforms of a reference (XML Signature, 6.6). Those are accepted after which everything that is shown
 * is still signed: a canonical form, base64, and signatures left out. Others that select or rewrite (XPath, XSLT)
 * would let a signature be over something other than what is shown.
 *
 * @throws {XmlFault} for any other, and for other sequences
 */
export function readTransforms(reference: Element): Transforms {
  const list = childNamed(reference, "ds", "Transforms");
  const found: Transforms = { form: undefined, isBase64: false, leavesOut: "nothing" };
  for (const transform of list ? childrenNamed(list, "ds", "Transform") : []) {
    const isLast = found.form !== undefined || found.isBase64;
    if (isLast) throw new XmlFault("algorithm_unsupported");
    const algorithm = algorithmOf(transform);
    if (algorithm === enveloped) found.leavesOut = "signature";
    else if (algorithm === base64) found.isBase64 = true;
    else if (algorithm === xpath || algorithm === filter) Object.assign(found, readExpression(transform));
    else found.form = readCanonicalization(transform);
  }
  if (found.isBase64 && found.leavesOut !== "nothing") throw new XmlFault("algorithm_unsupported");
  return found;
}

/** The expressions by which signers leave out all signatures, with the prefix of XML Signature's namespace. */
const leftOut: Readonly<Record<string, RegExp>> = {
  [xpath]: /^not\(ancestor-or-self::([\w.-]+):Signature\)$/,
  // Where these leave out fewer than all, the digests differ.
  [filter]:
    /^(?:\/descendant::|\/\/|\/\*\/)([\w.-]+):Signature$|^\/descendant::\*\[name\(\)='ds:Signature'\]$/,
};
/** An element with everything in it: a signature's value in counter-signatures, metadata in ADoc. */
const oneElement = /^ancestor-or-self::(?:\*|([\w.-]+):SignatureValue)\[@(I[Dd])='([^']+)'\]$/;

function readExpression(transform: Element): Pick<Transforms, "selected"> | Pick<Transforms, "leavesOut"> {
  const algorithm = algorithmOf(transform);
  const [expression, ...more] = [...transform.children];
  const isSubtracted = algorithm !== filter || expression?.getAttribute("Filter") === "subtract";
  if (!expression || expression.localName !== "XPath" || more.length > 0 || !isSubtracted)
    throw new XmlFault("algorithm_unsupported");
  const text = (expression.textContent ?? "").trim();
  const requireSignature = (prefix: string | undefined) => {
    if (prefix !== undefined && expression.lookupNamespaceURI(prefix) !== signatureNamespace)
      throw new XmlFault("algorithm_unsupported");
  };
  const excluded = leftOut[algorithm]?.exec(text);
  requireSignature(excluded?.[1]);
  if (excluded) return { leavesOut: "signatures" };
  const [, prefix, attribute, id] = (algorithm === xpath && oneElement.exec(text)) || [];
  requireSignature(prefix);
  if (!attribute || !id) throw new XmlFault("algorithm_unsupported");
  return { selected: { attribute, id, isSignatureValue: prefix !== undefined } };
}

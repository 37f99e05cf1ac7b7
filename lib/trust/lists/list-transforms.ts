import type { Element } from "@xmldom/xmldom";
import type { Canonicalization } from "@/lib/validation/xml/canonical-xml";
import { defaultCanonicalization, readCanonicalization } from "@/lib/validation/xml/xml-algorithms";
import { algorithmOf, childNamed, childrenNamed } from "@/lib/validation/xml/xml-document";
import { ListFault } from "./list-fault";

const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
/** The expression that means the same as `enveloped` (XML Signature, 6.6.4), where there is one signature. */
const withoutSignature = /^\s*not\(\s*ancestor-or-self::[\w.-]+:Signature\s*\)\s*$/;

/**
 * The transforms of a reference of a list's signature: one canonical form at most, and the enveloped signature left
 * out.
 *
 * @throws {ListFault} for any other, which could leave out more than the signature
 */
export function readListTransforms(reference: Element): { form: Canonicalization; isEnveloped: boolean } {
  const list = childNamed(reference, "ds", "Transforms");
  const transforms = list ? childrenNamed(list, "ds", "Transform") : [];
  const forms = transforms.filter((each) => !leavesOutSignature(each));
  if (forms.length > 1) throw new ListFault("signature_unsupported");
  return {
    form: forms[0] ? readCanonicalization(forms[0]) : defaultCanonicalization,
    isEnveloped: forms.length < transforms.length,
  };
}

function leavesOutSignature(transform: Element): boolean {
  if (algorithmOf(transform) === enveloped) return true;
  const expression = algorithmOf(transform) === xpath && childNamed(transform, "ds", "XPath");
  return expression ? withoutSignature.test(expression.textContent ?? "") : false;
}

import type { Element } from "@xmldom/xmldom";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { canonicalize } from "../xml/canonical-xml";
import { childrenNamed, descend, parseSignatureFile, requireChild } from "../xml/xml-document";
import { type Contents, unpack } from "./container-files";

const signatureFile = "META-INF/signatures0.xml";
const exclusive = { version: "exclusive", inclusivePrefixes: [] } as const;
const method = '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>';

/** The parts of the signature in a container, each in exclusive canonical form. */
export function signatureParts(contents: Contents) {
  const root = parseSignatureFile(contents[signatureFile]!, new ReadingBudget());
  const [signature] = childrenNamed(root, "ds", "Signature");
  const formOf = (element: Element) => canonicalize(element, exclusive);
  const part = (name: string) => formOf(requireChild(signature!, "ds", name));
  const qualifying = childrenNamed(signature!, "ds", "Object")
    .flatMap((object) => childrenNamed(object, "xades", "QualifyingProperties"))
    .at(0);
  const properties = descend(qualifying!, "xades", "UnsignedProperties", "UnsignedSignatureProperties");
  return {
    ...{ signedInfo: part("SignedInfo"), value: part("SignatureValue"), keyInfo: part("KeyInfo") },
    rawValue: Buffer.from(requireChild(signature!, "ds", "SignatureValue").textContent ?? "", "base64"),
    signedProperties: formOf(requireChild(qualifying!, "xades", "SignedProperties")),
    unsigned: [...(properties?.children ?? [])].map(formOf),
  };
}

/** The container with these unsigned properties in its signature, instead of those that it had. */
export function withUnsigned(container: Contents | Buffer, ...properties: string[]): Contents {
  const contents = Buffer.isBuffer(container) ? unpack(container) : container;
  const text = Buffer.from(contents[signatureFile]!)
    .toString()
    .replace(/<xades:UnsignedProperties>.*<\/xades:UnsignedProperties>/s, "")
    .replace(
      "</xades:QualifyingProperties>",
      `<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${properties.join("")}</xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties>`,
    );
  return { ...contents, [signatureFile]: Buffer.from(text) };
}

/** A property with a time-stamp token, as XML. */
export const timestampProperty = (name: string, token: Buffer): string =>
  `<${name} xmlns:xades141="http://uri.etsi.org/01903/v1.4.1#">${method}<xades:EncapsulatedTimeStamp>${token.toString("base64")}</xades:EncapsulatedTimeStamp></${name}>`;

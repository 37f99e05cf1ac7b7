import type { Element } from "@xmldom/xmldom";
import { bytesOf, childNamed, childrenNamed, descend, requireChild, textOf } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import { type ParsedCertificate, parseCertificate } from "../certificates/parsed-certificate";

/** The parts of one XAdES signature, each found at its own place, never by a search. */
export type XadesSignature = {
  element: Element;
  signedInfo: Element;
  value: Element;
  references: Element[];
  /** The elements that a reference within the file may point to, by id. */
  referable: ReadonlyMap<string, Element>;
  signedProperties: Element;
  certificates: ParsedCertificate[];
  /** The digest by which the signature identifies its certificate (SigningCertificateV2, or the first version). */
  certificateDigest: Element | undefined;
  signingTime: Date | undefined;
  /** SignatureTimeStamp elements, which are over the value. */
  timestamps: Element[];
};

const maxReferences = 1_000;

/**
 * Reads a `ds:Signature` with the structure of ETSI EN 319 132-1.
 *
 * @throws {XmlFault} when a part is missing, occurs twice or is in another place
 */
export function readXadesSignature(element: Element): XadesSignature {
  const signedInfo = requireChild(element, "ds", "SignedInfo");
  const references = childrenNamed(signedInfo, "ds", "Reference");
  if (references.length > maxReferences) throw new XmlFault("xml_malformed");
  const objects = childrenNamed(element, "ds", "Object");
  const [qualifying, ...more] = objects.flatMap((object) =>
    childrenNamed(object, "xades", "QualifyingProperties"),
  );
  const id = element.getAttribute("Id");
  if (!qualifying || more.length > 0 || !id || qualifying.getAttribute("Target") !== `#${id}`)
    throw new XmlFault("xml_malformed");
  const signedProperties = requireChild(qualifying, "xades", "SignedProperties");
  const ofSignature = requireChild(signedProperties, "xades", "SignedSignatureProperties");
  const keyInfo = childNamed(element, "ds", "KeyInfo");
  const time = childNamed(ofSignature, "xades", "SigningTime");
  return {
    ...{ element, signedInfo, references, signedProperties },
    value: requireChild(element, "ds", "SignatureValue"),
    referable: byId([signedProperties, ...(keyInfo ? [keyInfo] : []), ...objects]),
    certificates: keyInfo ? readCertificates(keyInfo) : [],
    certificateDigest: findCertificateDigest(ofSignature),
    signingTime: time && readTime(textOf(time)),
    timestamps: findTimestamps(qualifying),
  };
}

function byId(elements: Element[]): ReadonlyMap<string, Element> {
  return new Map(elements.flatMap((element) => pairOf(element.getAttribute("Id"), element)));
}

const pairOf = (id: string | null, element: Element): [string, Element][] => (id ? [[id, element]] : []);

function readCertificates(keyInfo: Element): ParsedCertificate[] {
  return childrenNamed(keyInfo, "ds", "X509Data")
    .flatMap((data) => childrenNamed(data, "ds", "X509Certificate"))
    .map((certificate) => parseCertificate(bytesOf(certificate)));
}

/** The first certificate is the signer's own; further ones, of its issuers, are not needed (5.2.2). */
function findCertificateDigest(ofSignature: Element): Element | undefined {
  const property =
    childNamed(ofSignature, "xades", "SigningCertificateV2") ??
    childNamed(ofSignature, "xades", "SigningCertificate");
  const [first] = property ? childrenNamed(property, "xades", "Cert") : [];
  return first && childNamed(first, "xades", "CertDigest");
}

function findTimestamps(qualifying: Element): Element[] {
  const unsigned = descend(qualifying, "xades", "UnsignedProperties", "UnsignedSignatureProperties");
  return unsigned ? childrenNamed(unsigned, "xades", "SignatureTimeStamp") : [];
}

function readTime(text: string): Date | undefined {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

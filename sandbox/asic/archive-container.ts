import { DOMParser, XMLSerializer, type Document, type Element } from "@xmldom/xmldom";
import { EvidenceMissing, type Evidence } from "../domain/document-format";
import { findIssuer } from "../pki/find-issuer";
import { namespaces } from "./canonical-xml";
import { writeContainer } from "./container";
import { ContainerUnusable } from "./container-unusable";
import { readContainer } from "./read-container";
import { elementsIn, parseXml } from "./parse-xml";

/**
 * Adds the certificates and revocation lists that verifiers need to each signature: XAdES-B-LT (ETSI EN 319 132-1, 5.4).
 *
 * @throws {EvidenceMissing} when the issuer of a signer's certificate is not in the evidence
 * @throws {ContainerUnusable} when the container cannot be read or has no signature
 */
export async function archiveContainer(file: Buffer, evidence: Evidence): Promise<Buffer> {
  const { mediaType, entries, signatures } = readContainer(file);
  if (signatures.length === 0) throw new ContainerUnusable("The container holds no signature.");
  for (const { name, bytes } of signatures) {
    const document = parseXml(bytes);
    for (const signature of elementsIn(document, "ds", "Signature"))
      addEvidence(document, signature, evidence);
    entries.set(name, Buffer.from(new XMLSerializer().serializeToString(document)));
  }
  return writeContainer(mediaType, entries);
}

function addEvidence(document: Document, signature: Element, { certificates, revocationLists }: Evidence) {
  const own = elementsIn(signature, "ds", "X509Certificate").map((element) =>
    Buffer.from(element.textContent ?? "", "base64"),
  );
  if (!own[0] || !findIssuer(own[0], certificates))
    throw new EvidenceMissing("Who issued a signer's certificate is not known here.");
  const encapsulated = (name: string, items: Buffer[]) =>
    items.map((der) => `<xades:${name}>${der.toString("base64")}</xades:${name}>`).join("");
  const xml = `<xades:Evidence xmlns:xades="${namespaces.xades}"><xades:CertificateValues>${encapsulated("EncapsulatedX509Certificate", certificates)}</xades:CertificateValues><xades:RevocationValues><xades:CRLValues>${encapsulated("EncapsulatedCRLValue", revocationLists)}</xades:CRLValues></xades:RevocationValues></xades:Evidence>`;
  const parts = new DOMParser().parseFromString(xml, "text/xml").documentElement;
  const place = elementsIn(signature, "xades", "UnsignedSignatureProperties")[0];
  if (!parts || !place) throw new ContainerUnusable("A signature has no time-stamp to archive.");
  for (const part of [...parts.childNodes]) place.appendChild(document.importNode(part, true));
}

import { DOMParser, XMLSerializer, type Document, type Element } from "@xmldom/xmldom";
import { MissingEvidenceError, type Evidence } from "../domain/document-format";
import { findIssuer } from "../pki/find-issuer";
import { namespaces } from "./canonical-xml";
import { UnusableContainerError, writeContainer } from "./container";
import { readContainer } from "./read-container";
import { elementsIn, parseXml } from "./parse-xml";

/**
 * Adds the certificates and revocation lists that verifiers need to each signature: XAdES-B-LT (ETSI EN 319 132-1,
 * 5.4).
 *
 * @throws {MissingEvidenceError} when the issuer of a signer's certificate is not in the evidence
 * @throws {UnusableContainerError} when the container cannot be read or has no signature
 */
export async function archiveContainer(file: Buffer, evidence: Evidence): Promise<Buffer> {
  const { mediaType, entries, signatures } = readContainer(file);
  if (signatures.length === 0) throw new UnusableContainerError("The container holds no signature.");
  for (const { name, bytes } of signatures) {
    const document = parseXml(bytes);
    for (const signature of elementsIn(document, "ds", "Signature"))
      addEvidence(document, signature, evidence);
    entries.set(name, Buffer.from(new XMLSerializer().serializeToString(document)));
  }
  return writeContainer(mediaType, entries);
}

function addEvidence(document: Document, signature: Element, { certificates, revocationLists }: Evidence) {
  const embedded = elementsIn(signature, "ds", "X509Certificate").map((element) =>
    Buffer.from(element.textContent ?? "", "base64"),
  );
  if (!embedded[0] || !findIssuer(embedded[0], certificates))
    throw new MissingEvidenceError("Who issued a signer's certificate is not known here.");
  const encapsulated = (name: string, items: Buffer[]) =>
    items.map((der) => `<xades:${name}>${der.toString("base64")}</xades:${name}>`).join("");
  const xml = `<xades:Evidence xmlns:xades="${namespaces.xades}"><xades:CertificateValues>${encapsulated("EncapsulatedX509Certificate", certificates)}</xades:CertificateValues><xades:RevocationValues><xades:CRLValues>${encapsulated("EncapsulatedCRLValue", revocationLists)}</xades:CRLValues></xades:RevocationValues></xades:Evidence>`;
  const parts = new DOMParser().parseFromString(xml, "text/xml").documentElement;
  const target = elementsIn(signature, "xades", "UnsignedSignatureProperties")[0];
  if (!parts || !target) throw new UnusableContainerError("A signature has no time-stamp to archive.");
  for (const part of [...parts.childNodes]) target.appendChild(document.importNode(part, true));
}

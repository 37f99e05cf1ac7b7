import { DOMParser, XMLSerializer, type Document, type Element } from "@xmldom/xmldom";
import { MissingEvidenceError, type Evidence, type EvidenceSource } from "../domain/document-format";
import { namespaces } from "./canonical-xml";
import { UnusableContainerError, writeContainer } from "./container";
import { readContainer } from "./read-container";
import { elementsIn, parseXml } from "./parse-xml";

/**
 * Adds evidence to one signature: XAdES-B-LT (ETSI EN 319 132-1, 5.4), which the vendor calls XL.
 *
 * @throws {UnusableContainerError} when the container cannot be read, or does not hold the signature
 */
export async function addEvidence(file: Buffer, signatureId: string, evidence: Evidence): Promise<Buffer> {
  let isFound = false;
  const extended = await extendSignatures(file, async (signature) => {
    if (signature.getAttribute("Id") !== signatureId) return undefined;
    isFound = true;
    return evidence;
  });
  if (!isFound) throw new UnusableContainerError("The container does not hold this signature.");
  return extended;
}

/**
 * Adds fresh evidence to each signature.
 *
 * @throws {MissingEvidenceError} when there is none for a signer's certificate
 * @throws {UnusableContainerError} when the container cannot be read or has no signature
 */
export const archiveContainer = (
  file: Buffer,
  { evidenceOf }: { evidenceOf: EvidenceSource },
): Promise<Buffer> =>
  extendSignatures(file, async (signature) => {
    const [signer] = elementsIn(signature, "ds", "X509Certificate");
    if (!signer) throw new MissingEvidenceError("A signature does not hold its certificate.");
    return evidenceOf(Buffer.from(signer.textContent ?? "", "base64"));
  });

/** Adds to each signature the evidence that is found for it. A signature file without any keeps its bytes. */
async function extendSignatures(
  file: Buffer,
  find: (signature: Element) => Promise<Evidence | undefined>,
): Promise<Buffer> {
  const { mediaType, entries, signatures } = readContainer(file);
  if (signatures.length === 0) throw new UnusableContainerError("The container holds no signature.");
  for (const { name, bytes } of signatures) {
    const document = parseXml(bytes);
    let isChanged = false;
    for (const signature of elementsIn(document, "ds", "Signature")) {
      const evidence = await find(signature);
      if (!evidence) continue;
      addValues(document, signature, evidence);
      isChanged = true;
    }
    if (isChanged) entries.set(name, Buffer.from(new XMLSerializer().serializeToString(document)));
  }
  return writeContainer(mediaType, entries);
}

/** Adds evidence to a signature; to one that has some already, only responses and lists, as its chains are the same. */
function addValues(
  document: Document,
  signature: Element,
  { certificates, ocspResponses, revocationLists }: Evidence,
) {
  const encapsulated = (name: string, items: Buffer[]) =>
    items.map((der) => `<xades:${name}>${der.toString("base64")}</xades:${name}>`).join("");
  const lists = encapsulated("EncapsulatedCRLValue", revocationLists);
  const responses = encapsulated("EncapsulatedOCSPValue", ocspResponses);
  const present = elementsIn(signature, "xades", "RevocationValues")[0];
  if (present) {
    append(document, elementsIn(present, "xades", "CRLValues")[0], lists);
    append(document, elementsIn(present, "xades", "OCSPValues")[0], responses);
    return;
  }
  append(
    document,
    elementsIn(signature, "xades", "UnsignedSignatureProperties")[0],
    `<xades:CertificateValues>${encapsulated("EncapsulatedX509Certificate", certificates)}</xades:CertificateValues>` +
      `<xades:RevocationValues><xades:CRLValues>${lists}</xades:CRLValues><xades:OCSPValues>${responses}</xades:OCSPValues></xades:RevocationValues>`,
  );
}

function append(document: Document, target: Element | undefined, xml: string) {
  const wrapped = `<xades:Evidence xmlns:xades="${namespaces.xades}">${xml}</xades:Evidence>`;
  const parts = new DOMParser().parseFromString(wrapped, "text/xml").documentElement;
  if (!parts || !target) throw new UnusableContainerError("A signature has no place for its evidence.");
  for (const part of [...parts.childNodes]) target.appendChild(document.importNode(part, true));
}

import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { sha256 } from "../cms/digest";
import { p1363FromDer } from "../cms/signature-value";
import type { DocumentFormat, SignatureRequest, TimeStamper } from "../domain/document-format";
import { addEvidence, archiveContainer } from "./container-evidence";
import { algorithms, attribute, ds, namespaces, signatureMethod, xades } from "./canonical-xml";
import { asicE, writeContainer, type ContainerFile } from "./container";
import { readContainer } from "./read-container";
import { propertiesId, referenceId, signedProperties } from "./signed-properties";

const draftShape = z.object({
  id: z.string(),
  certificates: z.array(z.string()).min(1),
  properties: z.string(),
  signedInfo: z.string(),
});

/**
 * ASiC-E containers with XAdES signatures (ETSI EN 319 162-1, EN 319 132-1). Each signature has its own file and
 * covers all documents, so that documents and earlier signatures never change.
 */
export const containerFormat: DocumentFormat = {
  mediaType: asicE,
  prepare,
  finish,
  addEvidence,
  archive: archiveContainer,
};

async function prepare(file: Buffer, request: SignatureRequest) {
  const { files } = readContainer(file);
  const properties = signedProperties(request, files);
  const signedInfo = signedInfoOf(request, files, properties);
  const certificates = [request.certificate, ...request.chain].map((der) => der.toString("base64"));
  return {
    toBeSigned: Buffer.from(signedInfo),
    draft: JSON.stringify({ id: request.id, certificates, properties, signedInfo }),
  };
}

/** The SignedInfo in exclusive canonical form: the bytes that are signed. */
function signedInfoOf({ id, scheme }: SignatureRequest, files: readonly ContainerFile[], properties: string) {
  const method = (name: string, algorithm: string) => `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;
  const digest = (bytes: Uint8Array) =>
    `${method("DigestMethod", algorithms.sha256)}<ds:DigestValue>${sha256(bytes).toString("base64")}</ds:DigestValue>`;
  const references = files.map(
    ({ name, bytes }, index) =>
      `<ds:Reference Id="${referenceId(id, index)}" URI="${attribute(uriOf(name))}">${digest(bytes)}</ds:Reference>`,
  );
  const transform = `<ds:Transforms>${method("Transform", algorithms.canonical)}</ds:Transforms>`;
  const reference = `<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#${propertiesId(id)}">${transform}${digest(Buffer.from(properties))}</ds:Reference>`;
  return ds(
    "SignedInfo",
    method("CanonicalizationMethod", algorithms.canonical) +
      method("SignatureMethod", signatureMethod(scheme)) +
      references.join("") +
      reference,
  );
}

/** A name as a URI reference: UTF-8, percent-encoded (RFC 3986, 2.1). */
const uriOf = (name: string) => name.split("/").map(encodeURIComponent).join("/");

async function finish(file: Buffer, draft: string, value: Buffer, timeStamp: TimeStamper): Promise<Buffer> {
  const { id, certificates, properties, signedInfo } = draftShape.parse(JSON.parse(draft));
  const { mediaType, entries, signatures } = readContainer(file);
  const signingCertificate = Buffer.from(certificates[0] ?? "", "base64");
  const signatureValue = ds(
    "SignatureValue",
    xmlValue(signingCertificate, value).toString("base64"),
    ` Id="${id}-value"`,
  );
  const token = await timeStamp(Buffer.from(signatureValue));
  const stamp =
    ds("CanonicalizationMethod", "", ` Algorithm="${algorithms.canonical}"`) +
    xades("EncapsulatedTimeStamp", token.toString("base64"));
  const unsigned = xades(
    "UnsignedProperties",
    xades("UnsignedSignatureProperties", xades("SignatureTimeStamp", stamp, ` Id="${id}-time-stamp"`)),
  );
  const keyInfo = certificates.map((der) => `<ds:X509Certificate>${der}</ds:X509Certificate>`).join("");
  const qualifying = `<xades:QualifyingProperties xmlns:xades="${namespaces.xades}" Target="#${id}">${properties}${unsigned}</xades:QualifyingProperties>`;
  const signature = ds(
    "Signature",
    `${signedInfo}${signatureValue}<ds:KeyInfo><ds:X509Data>${keyInfo}</ds:X509Data></ds:KeyInfo><ds:Object>${qualifying}</ds:Object>`,
    ` Id="${id}"`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<asic:XAdESSignatures xmlns:asic="${namespaces.asic}">${signature}</asic:XAdESSignatures>`;
  entries.set(`META-INF/signatures${signatures.length}.xml`, Buffer.from(xml));
  return writeContainer(mediaType, entries);
}

/** The value as in XML signatures: P1363 for ECDSA (RFC 4051, 2.3.6). */
function xmlValue(certificate: Buffer, value: Buffer): Buffer {
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(certificate).publicKey;
  if (asymmetricKeyType !== "ec") return value;
  return p1363FromDer(value, coordinateBytes[asymmetricKeyDetails?.namedCurve ?? ""] ?? 32);
}

/** The size of r and s in bytes, by curve. */
const coordinateBytes: Record<string, number> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 };

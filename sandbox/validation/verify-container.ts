import { createHash, X509Certificate, type KeyObject } from "node:crypto";
import { DOMImplementation, DOMParser, XMLSerializer, type Element } from "@xmldom/xmldom";
import { Application, setNodeDependencies, SignedXml } from "xadesjs";
import { XmlDsigC14NTransform, XmlDsigExcC14NTransform } from "xmldsigjs";
import xpath from "xpath";
import { validateCertificate } from "./validate-certificate";
import { verifyTimeStamp } from "./verify-cms";
import type { SignatureLevel, VerifiedSignature } from "./verified-signature";
import type { namespaces } from "../asic/canonical-xml";
import { UnusableContainerError, type ContainerFile } from "../asic/container";
import { elementsIn, parseXml } from "../asic/parse-xml";
import { readContainer } from "../asic/read-container";

Application.setEngine("WebCrypto", globalThis.crypto);
setNodeDependencies({ DOMParser, XMLSerializer, DOMImplementation, xpath } as Parameters<
  typeof setNodeDependencies
>[0]);

/**
 * Verifies every XAdES signature of a container: digests of all documents, value, certificate and time-stamp.
 *
 * @param authorities certificates, as DER, that the sandbox trusts
 * @param now when a signature without a time-stamp or a signing time counts as made
 * @throws {UnusableContainerError} when the container cannot be read
 */
export async function verifyContainer(
  bytes: Buffer,
  authorities: readonly Buffer[],
  now: Date,
): Promise<VerifiedSignature[]> {
  const { files, signatures } = readContainer(bytes);
  const verified: VerifiedSignature[] = [];
  for (const { bytes: xml } of signatures) {
    for (const element of elementsIn(parseXml(xml), "ds", "Signature"))
      verified.push(await verifyOne(element, files, { authorities, now }));
  }
  return verified;
}

async function verifyOne(
  signature: Element,
  files: readonly ContainerFile[],
  { authorities, now }: { authorities: readonly Buffer[]; now: Date },
): Promise<VerifiedSignature> {
  const certificate = signingCertificateOf(signature);
  const timeStampedAt = await stampedAt(signature);
  const claimed = Date.parse(textOf(signature, "xades", "SigningTime") ?? "");
  const signingTime = Number.isNaN(claimed) ? undefined : new Date(claimed);
  const { isTrusted, problem } = validateCertificate(
    certificate,
    authorities,
    timeStampedAt ?? signingTime ?? now,
  );
  const references = elementsIn(signature, "ds", "Reference").map((reference) =>
    fileNameOf(reference.getAttribute("URI")),
  );
  return {
    id: signature.getAttribute("Id") ?? "",
    kind: "signature",
    problem: (await valueProblem(signature, files, certificate)) ?? problem,
    ...{ certificate, isTrusted, signingTime, timeStampedAt },
    level: levelOf(signature, timeStampedAt),
    coversAll: files.every(({ name }) => references.includes(name)),
  };
}

/** Why the value or a digest is invalid. */
async function valueProblem(
  signature: Element,
  files: readonly ContainerFile[],
  certificate: Buffer | undefined,
): Promise<string | undefined> {
  if (!certificate) return "The signing certificate is missing, or it is not the one that was signed for.";
  if (!signsProperties(signature)) return "The signature does not cover its own properties.";
  try {
    const signed = new SignedXml(signature.ownerDocument as unknown as Document);
    signed.LoadXml(signature as unknown as globalThis.Element);
    signed.contentHandler = async ({ Uri }) => {
      if (!Uri || Uri.startsWith("#")) return null;
      const file = files.find(({ name }) => name === fileNameOf(Uri));
      if (!file) throw new UnusableContainerError("A signed document is missing.");
      return new Uint8Array(file.bytes);
    };
    const { publicKey } = new X509Certificate(certificate);
    // The library reimports the key with this algorithm, which must name the curve; only the key does.
    signed.Algorithm = importParameters(publicKey, signed.Algorithm);
    const spki = publicKey.export({ format: "der", type: "spki" });
    const key = await crypto.subtle.importKey("spki", spki, signed.Algorithm, true, ["verify"]);
    return (await signed.Verify({ key })) ? undefined : "The signature value does not hold.";
  } catch (error) {
    if (error instanceof UnusableContainerError) return error.message;
    return "A signed document or property was changed, or the signature is damaged.";
  }
}

const curves: Record<string, string> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };

function importParameters({ asymmetricKeyDetails }: KeyObject, algorithm: SignedXml["Algorithm"]) {
  const namedCurve = curves[asymmetricKeyDetails?.namedCurve ?? ""];
  return { ...algorithm, ...(namedCurve ? { namedCurve } : {}) } as EcKeyImportParams | RsaHashedImportParams;
}

/** Whether one of the references is to the SignedProperties of this signature (ETSI EN 319 132-1, 4.4.2). */
function signsProperties(signature: Element): boolean {
  const id = elementsIn(signature, "xades", "SignedProperties")[0]?.getAttribute("Id");
  return elementsIn(signature, "ds", "Reference").some(
    (reference) => id && reference.getAttribute("URI") === `#${id}`,
  );
}

/** The certificate in KeyInfo whose digest is in the signed properties. */
function signingCertificateOf(signature: Element): Buffer | undefined {
  const properties = elementsIn(signature, "xades", "SignedProperties")[0];
  const digest = properties && textOf(properties, "ds", "DigestValue")?.trim();
  return elementsIn(signature, "ds", "X509Certificate")
    .map(({ textContent }) => Buffer.from(textContent ?? "", "base64"))
    .find((der) =>
      ["sha256", "sha384", "sha512"].some((name) => createHash(name).update(der).digest("base64") === digest),
    );
}

async function stampedAt(signature: Element): Promise<Date | undefined> {
  const [stamp] = elementsIn(signature, "xades", "SignatureTimeStamp");
  const [value] = elementsIn(signature, "ds", "SignatureValue");
  const token = stamp && textOf(stamp, "xades", "EncapsulatedTimeStamp");
  if (!token || !value) return undefined;
  const method = elementsIn(stamp, "ds", "CanonicalizationMethod")[0]?.getAttribute("Algorithm");
  return verifyTimeStamp(Buffer.from(token, "base64"), canonicalBytes(value, method ?? ""));
}

const inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

/** An element's canonical form, exclusive unless the algorithm is the inclusive one. */
function canonicalBytes(element: Element, algorithm: string): Buffer {
  const transform = algorithm === inclusive ? new XmlDsigC14NTransform() : new XmlDsigExcC14NTransform();
  transform.LoadInnerXml(element as unknown as globalThis.Element);
  return Buffer.from(String(transform.GetOutput()), "utf8");
}

function levelOf(signature: Element, timeStampedAt: Date | undefined): SignatureLevel {
  if (!timeStampedAt) return "B-B";
  return elementsIn(signature, "xades", "RevocationValues").length > 0 ? "B-LT" : "B-T";
}

const textOf = (parent: Element, namespace: keyof typeof namespaces, name: string) =>
  elementsIn(parent, namespace, name)[0]?.textContent ?? undefined;

function fileNameOf(uri: string | null): string {
  try {
    return decodeURIComponent(uri ?? "").replace(/^\//, "");
  } catch {
    return "";
  }
}

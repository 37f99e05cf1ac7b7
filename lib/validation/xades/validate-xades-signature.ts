import { createHash } from "node:crypto";
import type { Element } from "@xmldom/xmldom";
import type { SignatureFault } from "@/lib/domain/validation/validation-report";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { canonicalize } from "../xml/canonical-xml";
import { type SignatureVerdict, signatureVerdict, unreadableSignature } from "../report/signature-verdict";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { settleSigningTime } from "../report/signing-time";
import { verifyTimestampToken } from "../cms/timestamp-token";
import {
  findValueFault,
  readCanonicalization,
  readDigestMethod,
  readTransform,
  defaultCanonicalization,
} from "../xml/xml-algorithms";
import { bytesOf, childNamed, childrenNamed, requireChild } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import { readXadesSignature, type XadesSignature } from "./xades-signature";
import type { ParsedCertificate } from "../certificates/parsed-certificate";

const signedPropertiesType = "http://uri.etsi.org/01903#SignedProperties";

/** The digest of a file in the container, `undefined` for an unknown name. */
export type DigestOfFile = (name: string, algorithm: string) => Promise<Buffer | undefined>;

export type XadesContext = { digestOfFile: DigestOfFile; budget: ReadingBudget; now: Date };

export type ValidatedXades = {
  verdict: SignatureVerdict;
  /** Names of the files that the signature covers. */
  covered: ReadonlySet<string>;
};

/**
 * Validates one XAdES signature (ETSI EN 319 132-1): its references match, it was made with the key of the certificate
 * that it identifies, and its time-stamps are valid. Malformed content is a fault.
 */
export async function validateXadesSignature(
  element: Element,
  { digestOfFile, budget, now }: XadesContext,
): Promise<ValidatedXades> {
  try {
    const signature = readXadesSignature(element);
    const { certificate, faults } = findCertificate(signature);
    const { covered, fault } = await validateReferences(signature, digestOfFile);
    const time = settleSigningTime(await verifyTimestamps(signature, budget), signature.signingTime, now);
    const valueFault = certificate && findFaultOfValue(signature, certificate);
    const found = [fault, valueFault, ...faults].filter((each) => each !== undefined);
    const verdict = signatureVerdict({ certificate, time, faults: found });
    return { verdict, covered };
  } catch (error) {
    throwIfReadingFault(error);
    const fault = error instanceof XmlFault ? error.fault : "xml_malformed";
    return { verdict: unreadableSignature(fault), covered: new Set() };
  }
}

type FoundCertificate = { certificate: ParsedCertificate | undefined; faults: SignatureFault[] };

/** The enclosed certificate that the signature identifies by digest. Only its key counts. */
function findCertificate({ certificates, certificateDigest }: XadesSignature): FoundCertificate {
  const [first] = certificates;
  if (!first) return { certificate: undefined, faults: ["signer_certificate_missing"] };
  if (!certificateDigest) return { certificate: first, faults: ["signing_certificate_missing"] };
  const digest = readDigestMethod(requireChild(certificateDigest, "ds", "DigestMethod"));
  const wanted = bytesOf(requireChild(certificateDigest, "ds", "DigestValue"));
  const match = certificates.find(({ x509 }) => createHash(digest).update(x509.raw).digest().equals(wanted));
  return match
    ? { certificate: match, faults: [] }
    : { certificate: first, faults: ["signing_certificate_wrong"] };
}

function findFaultOfValue({ signedInfo, value }: XadesSignature, { publicKey }: ParsedCertificate) {
  const form = readCanonicalization(requireChild(signedInfo, "ds", "CanonicalizationMethod"));
  const method = requireChild(signedInfo, "ds", "SignatureMethod");
  const signed = canonicalize(signedInfo, form);
  return findValueFault({ method, key: publicKey, signed, value: bytesOf(value) });
}

/**
 * Validates the references of a signature. Each must be to a file of the container by its name, or to a part of this
 * very signature by its id. One must be to the signed properties, or the certificate and time would not be signed.
 */
async function validateReferences(signature: XadesSignature, digestOfFile: DigestOfFile) {
  const covered = new Set<string>();
  let fault: SignatureFault | undefined;
  let coversProperties = false;
  for (const reference of signature.references) {
    const uri = reference.getAttribute("URI") ?? "";
    const digest = readDigestMethod(requireChild(reference, "ds", "DigestMethod"));
    const wanted = bytesOf(requireChild(reference, "ds", "DigestValue"));
    const transform = readTransform(reference);
    if (uri.startsWith("#")) {
      const target = signature.referable.get(uri.slice(1));
      const isProperties = target === signature.signedProperties;
      if (!target || isProperties !== (reference.getAttribute("Type") === signedPropertiesType))
        throw new XmlFault("reference_unknown");
      const bytes = canonicalize(target, transform ?? defaultCanonicalization);
      if (!createHash(digest).update(bytes).digest().equals(wanted)) fault ??= "document_changed";
      coversProperties ||= isProperties;
      continue;
    }
    if (transform) throw new XmlFault("algorithm_unsupported"); // files are signed as they are
    const name = fileNameOf(uri);
    if (covered.has(name)) throw new XmlFault("reference_unknown");
    const actual = await digestOfFile(name, digest);
    if (actual?.equals(wanted)) covered.add(name);
    else fault ??= "document_changed";
  }
  if (!coversProperties) fault ??= "signed_properties_missing";
  return { covered, fault };
}

/** A relative URI is the percent-encoded name of a file in the container (ETSI EN 319 162-1, 4.4.3.2). */
function fileNameOf(uri: string): string {
  try {
    if (uri === "" || /^[a-z][a-z0-9+.-]*:|^\/|[?#]/i.test(uri)) throw new XmlFault("reference_unknown");
    return decodeURIComponent(uri);
  } catch (cause) {
    throw new XmlFault("reference_unknown", { cause });
  }
}

/** Verifies the time-stamps, each over the canonical SignatureValue (5.3). An invalid one is `undefined`. */
async function verifyTimestamps({ timestamps, value, certificates }: XadesSignature, budget: ReadingBudget) {
  const stamps = timestamps.map(async (timestamp) => {
    const method = childNamed(timestamp, "ds", "CanonicalizationMethod");
    const stamped = canonicalize(value, method ? readCanonicalization(method) : defaultCanonicalization);
    const [token, ...more] = childrenNamed(timestamp, "xades", "EncapsulatedTimeStamp");
    if (!token || more.length > 0) return undefined;
    const digestStamped = async (algorithm: string) => createHash(algorithm).update(stamped).digest();
    return verifyTimestampToken(bytesOf(token), digestStamped, { budget, moreCertificates: certificates });
  });
  return Promise.all(stamps);
}

import { createHash } from "node:crypto";
import type { Element } from "@xmldom/xmldom";
import type { SignatureFault } from "@/lib/domain/validation/validation-report";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { readTimestampToken, type ReadToken } from "../cms/timestamp-token";
import { schemeName } from "../crypto/signature-value";
import { digestAlgorithm, keyAlgorithm } from "../crypto/used-algorithm";
import { type ReadSignature, unreadable } from "../process/evidence";
import { canonicalize } from "../xml/canonical-xml";
import {
  findXmlValueFault,
  readCanonicalization,
  readDigestMethod,
  readSignatureMethod,
  readTransform,
  defaultCanonicalization,
} from "../xml/xml-algorithms";
import { bytesOf, childNamed, requireChild } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import { readXadesSignature, type XadesSignature } from "./xades-signature";

const signedPropertiesType = "http://uri.etsi.org/01903#SignedProperties";

/** The digest of a file in the container, `undefined` for an unknown name. */
export type DigestOfFile = (name: string, algorithm: string) => Promise<Buffer | undefined>;

export type XadesContext = { digestOfFile: DigestOfFile; budget: ReadingBudget };

export type ReadXades = {
  read: ReadSignature;
  /** Names of the files that the signature covers. */
  covered: ReadonlySet<string>;
};

/**
 * Reads one XAdES signature (ETSI EN 319 132-1): whether its references match, and it was made with the key of the
 * certificate that it identifies; its time-stamps and evidence. Malformed content is a fault.
 */
export async function readXades(element: Element, context: XadesContext): Promise<ReadXades> {
  try {
    const signature = readXadesSignature(element);
    const { certificate, faults, digest } = findCertificate(signature);
    const { covered, fault, digests } = await validateReferences(signature, context.digestOfFile);
    const method = requireChild(signature.signedInfo, "ds", "SignatureMethod");
    const scheme = readSignatureMethod(method);
    const valueFault = certificate && findFaultOfValue(signature, method, certificate);
    const tokens = await readTimestamps(signature, context.budget);
    const read: ReadSignature = {
      form: "XAdES",
      faults: [fault, valueFault, ...faults].filter((each) => each !== undefined),
      certificate,
      algorithms: [
        ...[...new Set([...digests, scheme.digest])].map(digestAlgorithm),
        ...(certificate ? [keyAlgorithm(certificate.publicKey)] : []),
      ],
      algorithmName: schemeName(scheme),
      claimedTime: signature.signingTime,
      timestamps: tokens.map((token) => ({ ...token, kind: "signature", covers: new Set() })),
      certificates: [signature.certificates, ...tokens.map(({ certificates }) => certificates)].flat(),
      revocation: tokens.flatMap(({ revocation }) => revocation),
      roles: [],
      productionPlace: null,
      counterSignatures: 0,
      evidenceRecords: 0,
      warnings: digest === "sha1" || digest === "md5" ? ["sha1_certificate_digest"] : [],
    };
    return { read, covered };
  } catch (error) {
    throwIfReadingFault(error);
    const fault = error instanceof XmlFault ? error.fault : "xml_malformed";
    return { read: unreadable("XAdES", fault), covered: new Set() };
  }
}

type FoundCertificate = {
  certificate: ParsedCertificate | undefined;
  faults: SignatureFault[];
  /** The digest by which it is identified. */
  digest?: string;
};

/** The enclosed certificate that the signature identifies by digest. Only its key counts. */
function findCertificate({ certificates, certificateDigest }: XadesSignature): FoundCertificate {
  const [first] = certificates;
  if (!first) return { certificate: undefined, faults: ["signer_certificate_missing"] };
  if (!certificateDigest) return { certificate: first, faults: ["signing_certificate_missing"] };
  const digest = readDigestMethod(requireChild(certificateDigest, "ds", "DigestMethod"));
  const wanted = bytesOf(requireChild(certificateDigest, "ds", "DigestValue"));
  const match = certificates.find(({ x509 }) => createHash(digest).update(x509.raw).digest().equals(wanted));
  return match
    ? { certificate: match, faults: [], digest }
    : { certificate: first, faults: ["signing_certificate_wrong"], digest };
}

function findFaultOfValue(
  { signedInfo, value }: XadesSignature,
  method: Element,
  { publicKey }: ParsedCertificate,
) {
  const form = readCanonicalization(requireChild(signedInfo, "ds", "CanonicalizationMethod"));
  const signed = canonicalize(signedInfo, form);
  return findXmlValueFault({ method, key: publicKey, signed, value: bytesOf(value) });
}

/**
 * Validates the references of a signature. Each must be to a file of the container by its name, or to a part of this
 * very signature by its id. One must be to the signed properties, or the certificate and time would not be signed.
 */
async function validateReferences(signature: XadesSignature, digestOfFile: DigestOfFile) {
  const covered = new Set<string>();
  let fault: SignatureFault | undefined;
  let coversProperties = false;
  const digests = new Set<string>();
  for (const reference of signature.references) {
    const uri = reference.getAttribute("URI") ?? "";
    const digest = readDigestMethod(requireChild(reference, "ds", "DigestMethod"));
    const wanted = bytesOf(requireChild(reference, "ds", "DigestValue"));
    digests.add(digest);
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
  return { covered, fault, digests };
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

/** The time-stamps, each over the canonical SignatureValue (5.3). */
async function readTimestamps(
  { timestamps, value, certificates }: XadesSignature,
  budget: ReadingBudget,
): Promise<ReadToken[]> {
  const tokens = timestamps.map(async (timestamp) => {
    const method = childNamed(timestamp, "ds", "CanonicalizationMethod");
    const stamped = canonicalize(value, method ? readCanonicalization(method) : defaultCanonicalization);
    const token = requireChild(timestamp, "xades", "EncapsulatedTimeStamp");
    const digestStamped = async (algorithm: string) => createHash(algorithm).update(stamped).digest();
    return readTimestampToken(bytesOf(token), digestStamped, { budget, moreCertificates: certificates });
  });
  return Promise.all(tokens);
}

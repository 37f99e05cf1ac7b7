import { createHash } from "node:crypto";
import type { Element } from "@xmldom/xmldom";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { schemeName } from "../crypto/signature-value";
import { digestAlgorithm, keyAlgorithm } from "../crypto/used-algorithm";
import { type ReadSignature, unreadable } from "../process/evidence";
import { canonicalize } from "../xml/canonical-xml";
import {
  findXmlValueFault,
  readCanonicalization,
  readDigestMethod,
  readSignatureMethod,
} from "../xml/xml-algorithms";
import { bytesOf, requireChild } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import { type CheckedReference, checkReferences, type CoveredPart, type XadesContext } from "./references";
import { readMediaTypes, readSignedFacts, type SignedFacts, timeMarkPolicy } from "./signed-facts";
import { findTimeMark } from "./time-mark";
import { readXadesEvidence } from "./xades-evidence";
import { readXadesSignature, type XadesSignature } from "./xades-signature";

export type ReadXades = {
  read: ReadSignature;
  /** Names of the files that the signature covers. */
  covered: ReadonlySet<string>;
  /** Names of the files of which it covers a part. */
  coveredInPart: ReadonlySet<string>;
  /** The parts of its document that it covers, and the document itself. */
  coveredParts: ReadonlySet<CoveredPart>;
  /** Its own parts that are signed as well: its properties, and its key where it says so. */
  ownParts: readonly Element[];
  /** The media types that the signer states for files, by name. */
  mediaTypes: ReadonlyMap<string, string>;
};

/**
 * Reads one XAdES signature (ETSI EN 319 132-1): whether its references match, and it was made with the key of the
 * certificate that it identifies; its time-stamps and evidence. Malformed content is a fault.
 */
export async function readXades(element: Element, context: XadesContext): Promise<ReadXades> {
  try {
    return await readSignature(readXadesSignature(element, context.budget), context);
  } catch (error) {
    throwIfReadingFault(error);
    const fault = error instanceof XmlFault ? error.fault : "xml_malformed";
    const nothing = {
      covered: new Set<string>(),
      coveredInPart: new Set<string>(),
      coveredParts: new Set<CoveredPart>(),
      mediaTypes: new Map(),
    };
    return { read: unreadable("XAdES", fault), ...nothing, ownParts: [] };
  }
}

const noFacts: SignedFacts = {
  ...{ claimedTime: undefined, roles: [], productionPlace: null, policy: undefined, warnings: [] },
  ...{ certificateDigest: undefined, contentTimestamps: [] },
};

async function readSignature(signature: XadesSignature, context: XadesContext): Promise<ReadXades> {
  const { signedProperties, signedInfo, value } = signature;
  const { certificateDigest, contentTimestamps, policy, ...facts } = signedProperties
    ? readSignedFacts(signedProperties)
    : noFacts;
  const references = await checkReferences(signature, context);
  const scheme = readSignatureMethod(requireChild(signedInfo, "ds", "SignatureMethod"));
  const evidence = await readXadesEvidence({ signature, references, contentTimestamps, context });
  const certificates = [...signature.certificates, ...evidence.certificates];
  const { certificate, faults, digest } = findCertificate(certificates, certificateDigest);
  const valueFault = certificate && findFaultOfValue(signature, certificate, context);
  const timeMark = policy === timeMarkPolicy ? findTimeMark(evidence.revocation, bytesOf(value)) : undefined;
  const digests = new Set([...references.flatMap((each) => each.digest ?? []), scheme.digest]);
  const isWeakReference = digest === "sha1" || digest === "md5";
  const read: ReadSignature = {
    form: signedProperties ? "XAdES" : "XML",
    faults: [faultOfReferences(references), valueFault, ...faults].filter((each) => each !== undefined),
    certificate,
    algorithms: [
      ...[...digests].map(digestAlgorithm),
      ...(certificate ? [keyAlgorithm(certificate.publicKey)] : []),
    ],
    algorithmName: schemeName(scheme),
    ...facts,
    ...evidence,
    ...(timeMark ? { timeMark } : {}),
    certificates,
    warnings: [
      ...facts.warnings,
      ...evidence.warnings,
      ...(isWeakReference ? (["sha1_certificate_digest"] as const) : []),
    ],
  };
  const covers = references.flatMap((each) => (!each.fault && each.covers) || []);
  return {
    read,
    covered: new Set(covers.flatMap((each) => ("file" in each ? [each.file] : []))),
    coveredInPart: new Set(covers.flatMap((each) => ("partOfFile" in each ? [each.partOfFile] : []))),
    coveredParts: new Set(covers.flatMap((each) => ("part" in each ? [each.part] : []))),
    ownParts: [signedInfo, ...references.flatMap(({ own, fault }) => (!fault && own) || [])],
    mediaTypes: signedProperties ? readMediaTypes(signedProperties, references) : new Map(),
  };
}

/** One must be to the signed properties, or the certificate and time would not be signed. */
function faultOfReferences(references: readonly CheckedReference[]): SignatureFault | undefined {
  const fault = references.find((reference) => reference.fault)?.fault;
  const hasProperties = references.some(({ isProperties }) => isProperties);
  return fault ?? (hasProperties ? undefined : "signed_properties_missing");
}

type FoundCertificate = {
  certificate: ParsedCertificate | undefined;
  faults: SignatureFault[];
  /** The digest by which it is identified. */
  digest?: string;
};

/** The enclosed certificate that the signature identifies by digest. Only its key counts. */
function findCertificate(
  certificates: ParsedCertificate[],
  certificateDigest: Element | undefined,
): FoundCertificate {
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
  { publicKey }: ParsedCertificate,
  { budget }: XadesContext,
) {
  const form = readCanonicalization(requireChild(signedInfo, "ds", "CanonicalizationMethod"));
  const method = requireChild(signedInfo, "ds", "SignatureMethod");
  const signed = canonicalize(signedInfo, form, { budget });
  return findXmlValueFault({ method, key: publicKey, signed, value: bytesOf(value), budget });
}

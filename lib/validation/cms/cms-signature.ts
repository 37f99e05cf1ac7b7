import * as asn1js from "asn1js";
import type * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import { digestOfIdentifier } from "../crypto/digests";
import { digestAlgorithm, keyAlgorithm, type UsedAlgorithm } from "../crypto/used-algorithm";
import {
  findStreamFault,
  findValueFault,
  readScheme,
  schemeName,
  type SignatureScheme,
} from "../crypto/signature-value";
import { verificationCost } from "../crypto/verification-cost";
import { readElement, readElements, writeElement } from "../certificates/der-elements";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { findSignerCertificate, onlyValue, type CmsMessage } from "./cms-message";
import { readSigningCertificate, type SigningCertificateRule } from "./signing-certificate";

const contentTypeAttribute = "1.2.840.113549.1.9.3";
const messageDigestAttribute = "1.2.840.113549.1.9.4";
const setTag = 0x31;

export type CmsExpectation = {
  budget: ReadingBudget;
  /** The content type that must have been signed: plain data for a document, TSTInfo for a time-stamp. */
  contentType: string;
  /** The digest of the content; `undefined` where the content is missing. */
  digestContent: (algorithm: string) => Promise<Buffer | undefined>;
  signingCertificate: SigningCertificateRule;
  /** The content, where a signature without signed attributes may be directly over it. */
  streamContent?: () => AsyncIterable<Uint8Array>;
  /** Certificates from outside the message, for time-stamps that carry none. */
  moreCertificates?: ParsedCertificate[];
};

/** What was found about one signature of a CMS message, without any judgement about algorithms, trust or time. */
export type ReadCms = {
  certificate: ParsedCertificate | undefined;
  faults: SignatureFault[];
  algorithms: UsedAlgorithm[];
  /** As "RSA with SHA-256". */
  algorithmName: string | null;
  /** Whether the certificate is identified by SHA-1 only. */
  hasWeakReference: boolean;
};

const nothingFound = { algorithms: [], algorithmName: null, hasWeakReference: false };

/**
 * Verifies a CMS signature over its signed attributes (RFC 5652, 5.4 and 5.6): the attributes name the right content
 * type, contain the digest, identify the certificate, and were signed with its key.
 *
 * `SignedData.verify` of pkijs is not used: it needs all the content in memory, accepts any content type, and ignores
 * the signing certificate attribute.
 *
 * @throws {CmsError} when an attribute occurs twice, {TooComplex} when it exceeds the file's budget
 */
export async function readCmsSignature(
  { certificates, signedData }: CmsMessage,
  signer: pkijs.SignerInfo,
  expected: CmsExpectation,
): Promise<ReadCms> {
  const certificate = findSignerCertificate(signer, [...certificates, ...(expected.moreCertificates ?? [])]);
  if (!certificate) return { certificate, faults: ["signer_certificate_missing"], ...nothingFound };
  const digest = digestOfIdentifier(signer.digestAlgorithm.algorithmId);
  const scheme = readScheme(signer.signatureAlgorithm, digest);
  if (!digest || !scheme) return { certificate, faults: ["algorithm_unsupported"], ...nothingFound };
  const found: ReadCms = {
    certificate,
    faults: [],
    algorithms: [...new Set([digest, scheme.digest])].map(digestAlgorithm),
    algorithmName: schemeName(scheme),
    hasWeakReference: false,
  };
  found.algorithms.push(keyAlgorithm(certificate.publicKey));
  if (!signer.signedAttrs)
    return { ...found, faults: await findDirectFaults(scheme, found, expected, signer) };

  const { attributes, encodedValue } = signer.signedAttrs;
  const type = onlyValue(attributes, contentTypeAttribute);
  const isRightType = type instanceof asn1js.ObjectIdentifier && type.getValue() === expected.contentType;
  const isRightEnvelope = signedData.encapContentInfo.eContentType === expected.contentType;
  const declared = onlyValue(attributes, messageDigestAttribute);
  const actual = await expected.digestContent(digest);
  const isUnchanged =
    declared instanceof asn1js.OctetString && actual?.equals(declared.valueBlock.valueHexView);
  const reference = readSigningCertificate(attributes, certificate, expected.signingCertificate);
  const faults: (SignatureFault | false | undefined)[] = [
    !(isRightType && isRightEnvelope) && "content_type_wrong",
    actual === undefined ? "content_missing" : !isUnchanged && "document_changed",
    findFaultOfAttributes(new Uint8Array(encodedValue), {
      scheme,
      key: certificate.publicKey,
      signature: signer.signature.valueBlock.valueHexView,
      budget: expected.budget,
    }),
    reference.fault,
  ];
  return {
    ...found,
    hasWeakReference: reference.isWeak,
    faults: faults.filter((fault) => fault !== undefined && fault !== false),
  };
}

/**
 * Verifies a signature value over signed attributes. It is over their DER, in which the members of a set are in order
 * (RFC 5652, 5.4; ITU-T X.690, 11.6); some programs write them in another order than they signed them, or sign them in
 * the order in which they write them. Both are the same attributes.
 */
function findFaultOfAttributes(
  written: Uint8Array,
  given: Omit<Parameters<typeof findValueFault>[0], "signed">,
) {
  const fault = findValueFault({ ...given, signed: written });
  const members = readElements(readElement(written)?.content ?? new Uint8Array()).map(({ whole }) => whole);
  const inOrder = writeElement(setTag, ...members.toSorted((one, other) => Buffer.compare(one, other)));
  const isOther = fault === "signature_wrong" && Buffer.compare(written, inOrder) !== 0;
  return isOther ? findValueFault({ ...given, signed: inOrder }) : fault;
}

/**
 * The faults of a signature directly over the content (RFC 5652, 5.4), as old programs sign PDFs. It binds neither the
 * certificate nor a content type. What was signed as attributes of another message could be called its content, but no
 * file begins like attributes.
 */
async function findDirectFaults(
  scheme: SignatureScheme,
  { certificate }: ReadCms,
  { signingCertificate, streamContent, budget }: CmsExpectation,
  { signature }: pkijs.SignerInfo,
): Promise<SignatureFault[]> {
  if (!streamContent || !certificate || signingCertificate === "required") return ["cms_malformed"];
  const value = signature.valueBlock.valueHexView;
  budget.spend("verifications", verificationCost(certificate.publicKey, 0));
  const fault = await findStreamFault(scheme, certificate.publicKey, value, streamContent());
  // The value is right for no other content.
  return fault ? [fault === "signature_wrong" ? "document_changed" : fault] : [];
}

import * as asn1js from "asn1js";
import type { SignatureFault } from "@/lib/domain/validation/validation-report";
import { findSignerCertificate, onlyValue, type CmsMessage } from "./cms-message";
import { findSignatureFault, readDigestAlgorithm } from "../crypto/signature-algorithm";
import { findSigningCertificateFault, type SigningCertificateRule } from "./signing-certificate";
import type { ParsedCertificate } from "../certificates/parsed-certificate";

const contentTypeAttribute = "1.2.840.113549.1.9.3";
const messageDigestAttribute = "1.2.840.113549.1.9.4";

export type CmsExpectation = {
  /** The content type that must have been signed: plain data for a document, TSTInfo for a time-stamp. */
  contentType: string;
  digestContent: (algorithm: string) => Promise<Buffer>;
  signingCertificate: SigningCertificateRule;
  /** Certificates from outside the message, for time-stamps that carry none. */
  moreCertificates?: ParsedCertificate[];
};

export type CmsVerdict = { certificate: ParsedCertificate | undefined; faults: SignatureFault[] };

/**
 * Verifies a CMS signature over its signed attributes (RFC 5652, 5.4 and 5.6): the attributes name the right content
 * type, contain the digest, identify the certificate, and were signed with its key. The caller, who knows the time,
 * checks whether the certificate was valid then.
 *
 * `SignedData.verify` of pkijs is not used: it needs all the content in memory, accepts SHA-1 and any content type, and
 * ignores the signing certificate attribute.
 *
 * @throws {CmsError} when an attribute occurs twice
 */
export async function verifyCmsSignature(message: CmsMessage, expected: CmsExpectation): Promise<CmsVerdict> {
  const { signer, certificates, signedData } = message;
  const certificate = findSignerCertificate(signer, [...certificates, ...(expected.moreCertificates ?? [])]);
  if (!certificate) return { certificate, faults: ["signer_certificate_missing"] };
  const algorithm = readDigestAlgorithm(signer.digestAlgorithm.algorithmId);
  if ("fault" in algorithm) return { certificate, faults: [algorithm.fault] };
  // Signatures directly over the content bind neither the certificate nor a content type.
  if (!signer.signedAttrs) return { certificate, faults: ["cms_malformed"] };

  const { attributes, encodedValue } = signer.signedAttrs;
  const type = onlyValue(attributes, contentTypeAttribute);
  const isRightType = type instanceof asn1js.ObjectIdentifier && type.getValue() === expected.contentType;
  const isRightEnvelope = signedData.encapContentInfo.eContentType === expected.contentType;
  const declared = onlyValue(attributes, messageDigestAttribute);
  const digest = await expected.digestContent(algorithm.digest);
  const isUnchanged =
    declared instanceof asn1js.OctetString && digest.equals(declared.valueBlock.valueHexView);
  const signatureFault = findSignatureFault({
    algorithm: signer.signatureAlgorithm,
    digest: algorithm.digest,
    key: certificate.publicKey,
    signed: new Uint8Array(encodedValue),
    signature: signer.signature.valueBlock.valueHexView,
  });
  const found: (SignatureFault | false | undefined)[] = [
    !(isRightType && isRightEnvelope) && "content_type_wrong",
    !isUnchanged && "document_changed",
    signatureFault,
    findSigningCertificateFault(attributes, certificate, expected.signingCertificate),
  ];
  return { certificate, faults: found.filter((fault) => fault !== undefined && fault !== false) };
}

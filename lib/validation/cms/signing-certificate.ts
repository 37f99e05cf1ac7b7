import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import type * as pkijs from "pkijs";
import type { SignatureFault } from "@/lib/domain/validation/validation-report";
import { onlyValue } from "./cms-message";
import { readDigestAlgorithm } from "../crypto/signature-algorithm";
import type { ParsedCertificate } from "../certificates/parsed-certificate";

const versionOne = "1.2.840.113549.1.9.16.2.12";
const versionTwo = "1.2.840.113549.1.9.16.2.47";
const sha256 = "2.16.840.1.101.3.4.2.1";

/** Whether a signature must identify its certificate, and by which versions of the attribute. */
export type SigningCertificateRule = "required" | "checked_if_there" | "required_either_version";

type CertificateFault = SignatureFault &
  ("signing_certificate_missing" | "signing_certificate_wrong" | "weak_algorithm" | "algorithm_unsupported");

/**
 * Validates the signed attribute that identifies the signer's certificate (RFC 5035, required by ETSI EN 319 142-1,
 * 5.2). Without it the enclosed certificate could be exchanged for another one with the same key. Version one, which
 * hashes with SHA-1, is accepted only in time-stamps, where RFC 3161 still requires it.
 */
export function findSigningCertificateFault(
  attributes: pkijs.Attribute[],
  certificate: ParsedCertificate,
  rule: SigningCertificateRule,
): CertificateFault | undefined {
  const reference = onlyValue(attributes, versionTwo);
  if (reference) return findMismatch(reference, certificate);
  const older = rule === "required_either_version" ? onlyValue(attributes, versionOne) : undefined;
  if (older)
    return hashMatches(firstCertId(older)[0], "sha1", certificate) ? undefined : "signing_certificate_wrong";
  return rule === "checked_if_there" ? undefined : "signing_certificate_missing";
}

/** ESSCertIDv2 ::= SEQUENCE { hashAlgorithm DEFAULT sha256, certHash, issuerSerial OPTIONAL } */
function findMismatch(
  reference: asn1js.BaseBlock,
  certificate: ParsedCertificate,
): CertificateFault | undefined {
  const parts = firstCertId(reference);
  const algorithm = parts[0] instanceof asn1js.Sequence ? parts.shift() : undefined;
  const oid = algorithm instanceof asn1js.Sequence ? algorithm.valueBlock.value[0] : undefined;
  const digest = readDigestAlgorithm(oid instanceof asn1js.ObjectIdentifier ? oid.getValue() : sha256);
  if ("fault" in digest)
    return digest.fault === "weak_algorithm" ? "weak_algorithm" : "algorithm_unsupported";
  const [hash, issuerSerial] = parts;
  const matches = hashMatches(hash, digest.digest, certificate) && serialMatches(issuerSerial, certificate);
  return matches ? undefined : "signing_certificate_wrong";
}

/** The first reference is the signer's own certificate; further ones, of its issuers, are not needed. */
function firstCertId(reference: asn1js.BaseBlock): asn1js.AsnType[] {
  const list = reference instanceof asn1js.Sequence ? reference.valueBlock.value[0] : undefined;
  const first = list instanceof asn1js.Sequence ? list.valueBlock.value[0] : undefined;
  return first instanceof asn1js.Sequence ? [...first.valueBlock.value] : [];
}

function hashMatches(hash: unknown, digest: string, { x509 }: ParsedCertificate): boolean {
  if (!(hash instanceof asn1js.OctetString)) return false;
  return createHash(digest).update(x509.raw).digest().equals(hash.valueBlock.valueHexView);
}

function serialMatches(issuerSerial: unknown, { fields }: ParsedCertificate): boolean {
  if (!(issuerSerial instanceof asn1js.Sequence)) return issuerSerial === undefined;
  const serial = issuerSerial.valueBlock.value[1];
  return serial instanceof asn1js.Integer && serial.isEqual(fields.serialNumber);
}

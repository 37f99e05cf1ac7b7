import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import type * as pkijs from "pkijs";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { digestOfIdentifier } from "../crypto/digests";
import { onlyValue } from "./cms-message";

const versionOne = "1.2.840.113549.1.9.16.2.12";
const versionTwo = "1.2.840.113549.1.9.16.2.47";
const sha256 = "2.16.840.1.101.3.4.2.1";

/** Whether a signature must identify its certificate. */
export type SigningCertificateRule = "required" | "checked_if_there";

type Reference = {
  fault?: SignatureFault &
    ("signing_certificate_missing" | "signing_certificate_wrong" | "algorithm_unsupported");
  /** Whether SHA-1 or MD5 alone identifies the certificate. */
  isWeak: boolean;
};

/**
 * Validates the signed attributes that identify the signer's certificate (RFC 2634, 5.4, and RFC 5035; required by ETSI
 * EN 319 122-1, 5.2.2). Without them the enclosed certificate could be exchanged for another one with the same key.
 * Version one hashes with SHA-1: it is compared like the other, and reported as weak.
 *
 * @throws {CmsError} when an attribute occurs twice
 */
export function readSigningCertificate(
  attributes: pkijs.Attribute[],
  certificate: ParsedCertificate,
  rule: SigningCertificateRule,
): Reference {
  const newer = onlyValue(attributes, versionTwo);
  const older = onlyValue(attributes, versionOne);
  if (!newer && !older)
    return rule === "required" ? { fault: "signing_certificate_missing", isWeak: false } : { isWeak: false };
  if (older && !matches(firstCertId(older), "sha1", certificate))
    return { fault: "signing_certificate_wrong", isWeak: true };
  return newer ? compareNewer(newer, certificate) : { isWeak: true };
}

/** ESSCertIDv2 ::= SEQUENCE { hashAlgorithm DEFAULT sha256, certHash, issuerSerial OPTIONAL } */
function compareNewer(reference: asn1js.BaseBlock, certificate: ParsedCertificate): Reference {
  const parts = firstCertId(reference);
  const algorithm = parts[0] instanceof asn1js.Sequence ? parts.shift() : undefined;
  const oid = algorithm instanceof asn1js.Sequence ? algorithm.valueBlock.value[0] : undefined;
  const digest = digestOfIdentifier(oid instanceof asn1js.ObjectIdentifier ? oid.getValue() : sha256);
  if (!digest) return { fault: "algorithm_unsupported", isWeak: false };
  const isWeak = digest === "sha1" || digest === "md5";
  return matches(parts, digest, certificate) ? { isWeak } : { fault: "signing_certificate_wrong", isWeak };
}

/** The first reference is the signer's own certificate; further ones, of its issuers, are not needed. */
function firstCertId(reference: asn1js.BaseBlock): asn1js.AsnType[] {
  const list = reference instanceof asn1js.Sequence ? reference.valueBlock.value[0] : undefined;
  const first = list instanceof asn1js.Sequence ? list.valueBlock.value[0] : undefined;
  return first instanceof asn1js.Sequence ? [...first.valueBlock.value] : [];
}

const matches = ([hash, issuerSerial]: asn1js.AsnType[], digest: string, certificate: ParsedCertificate) =>
  hashMatches(hash, digest, certificate) && serialMatches(issuerSerial, certificate);

function hashMatches(hash: unknown, digest: string, { x509 }: ParsedCertificate): boolean {
  if (!(hash instanceof asn1js.OctetString)) return false;
  return createHash(digest).update(x509.raw).digest().equals(hash.valueBlock.valueHexView);
}

function serialMatches(issuerSerial: unknown, { fields }: ParsedCertificate): boolean {
  if (!(issuerSerial instanceof asn1js.Sequence)) return issuerSerial === undefined;
  const serial = issuerSerial.valueBlock.value[1];
  return serial instanceof asn1js.Integer && serial.isEqual(fields.serialNumber);
}

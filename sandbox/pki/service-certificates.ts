import type { KeyObject } from "node:crypto";
import { issueCertificate } from "./issue-certificate";
import type { Credential } from "./key-pair-files";
import { x509 } from "./x509";

const timeStamping = "1.3.6.1.5.5.7.3.8";
const ocspSigning = "1.3.6.1.5.5.7.3.9";
const ocspNoCheck = "1.3.6.1.5.5.7.48.1.5";

/**
 * Issues the certificate of the time-stamping authority. RFC 3161, 2.3 requires this to be its only key purpose,
 * marked critical.
 *
 * @param status where verifiers learn its status
 */
export const issueTimeStampingCertificate = (
  issuer: Credential,
  key: KeyObject,
  issuedAt: Date,
  status: x509.Extension[],
) =>
  issueCertificate(issuer, key, {
    issuedAt,
    years: 10,
    subject: [{ C: ["LT"] }, { O: ["Paraph Sandbox"] }, { CN: ["Paraph Sandbox TEST TSA"] }],
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([timeStamping], true),
      ...status,
    ],
  });

/** Issues the certificate of the OCSP responder, whose own status nobody checks (RFC 6960, 4.2.2.2). */
export const issueResponderCertificate = (issuer: Credential, key: KeyObject, issuedAt: Date) =>
  issueCertificate(issuer, key, {
    issuedAt,
    years: 10,
    subject: [{ C: ["LT"] }, { O: ["Paraph Sandbox"] }, { CN: ["Paraph Sandbox TEST OCSP Responder"] }],
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([ocspSigning], false),
      new x509.Extension(ocspNoCheck, false, new Uint8Array([0x05, 0x00])),
    ],
  });

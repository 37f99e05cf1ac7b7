import { issueCertificate } from "./issue-certificate";
import type { Credential } from "./key-pair-files";
import { x509 } from "./x509";

const timeStamping = "1.3.6.1.5.5.7.3.8";

/**
 * Issues the certificate of the time-stamping authority. RFC 3161, 2.3 requires this to be its only key purpose,
 * marked critical.
 */
export function issueTimeStampingCertificate(root: Credential, issuedAt: Date) {
  return issueCertificate(root, {
    issuedAt,
    years: 10,
    subject: [{ C: ["LT"] }, { O: ["Paraph Sandbox"] }, { CN: ["Paraph Sandbox TEST TSA"] }],
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([timeStamping], true),
    ],
  });
}

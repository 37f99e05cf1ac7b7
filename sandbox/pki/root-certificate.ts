import { createPublicKey, type KeyObject } from "node:crypto";
import { authorityAlgorithm, newSerialNumber, validForYears, webKeyOf } from "./certificate-basics";
import { issueCertificate } from "./issue-certificate";
import type { addressesAt } from "./addresses";
import type { Credential } from "./key-pair-files";
import { x509 } from "./x509";

const authorityUsages = () =>
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true);

/** Creates the sandbox's root certificate, which verifiers trust. */
export async function createRoot(privateKey: KeyObject, issuedAt: Date): Promise<x509.X509Certificate> {
  const publicKey = new x509.PublicKey(createPublicKey(privateKey).export({ format: "der", type: "spki" }));
  const subject = new x509.Name([
    { C: ["LT"] },
    { O: ["Paraph Sandbox"] },
    { CN: ["Paraph Sandbox TEST Root CA"] },
  ]);
  return x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    ...{ subject, issuer: subject },
    ...validForYears(20, issuedAt),
    signingAlgorithm: authorityAlgorithm,
    ...{ publicKey, signingKey: await webKeyOf({ privateKey }) },
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      authorityUsages(),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
}

/** Issues the certificate of the authority that issues all others; only the root's revocation list can revoke it. */
export const issueIssuingCertificate = (
  root: Credential,
  key: KeyObject,
  { root: published }: ReturnType<typeof addressesAt>,
  issuedAt: Date,
) =>
  issueCertificate(root, key, {
    issuedAt,
    years: 15,
    isAuthority: true,
    subject: [{ C: ["LT"] }, { O: ["Paraph Sandbox"] }, { CN: ["Paraph Sandbox TEST CA"] }],
    extensions: [
      authorityUsages(),
      new x509.AuthorityInfoAccessExtension({ caIssuers: published.certificate }),
      new x509.CRLDistributionPointsExtension([published.revocationList]),
    ],
  });

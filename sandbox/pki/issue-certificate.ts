import { createPublicKey, type KeyObject } from "node:crypto";
import { authorityAlgorithm, newSerialNumber, validForYears, webKeyOf } from "./certificate-basics";
import type { Credential } from "./key-pair-files";
import { x509 } from "./x509";

export type CertificateRequest = {
  subject: x509.JsonNameParams;
  issuedAt: Date;
  years: number;
  extensions: x509.Extension[];
  /** Whether the certificate is for an authority, which issues certificates of people. */
  isAuthority?: boolean;
};

/** Issues a certificate for this key. */
export async function issueCertificate(
  issuer: Credential,
  key: KeyObject,
  { subject, issuedAt, years, extensions, isAuthority = false }: CertificateRequest,
): Promise<x509.X509Certificate> {
  const publicKey = new x509.PublicKey(createPublicKey(key).export({ format: "der", type: "spki" }));
  return x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: new x509.Name(subject),
    issuer: issuer.certificate.subjectName,
    ...validForYears(years, issuedAt),
    signingAlgorithm: authorityAlgorithm,
    publicKey,
    signingKey: await webKeyOf(issuer),
    extensions: [
      new x509.BasicConstraintsExtension(isAuthority, isAuthority ? 0 : undefined, true),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      ...extensions,
    ],
  });
}

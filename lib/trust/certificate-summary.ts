import { X509Certificate } from "node:crypto";

/** What admins see of a certificate that they pin or trust. */
export type CertificateSummary = {
  /** SHA-256 in hexadecimal digits. */
  fingerprint: string;
  name: string;
  organization: string | null;
  validFrom: Date;
  validTo: Date;
  /** Whether it may issue certificates, by its basic constraints (RFC 5280, 4.2.1.9). */
  isAuthority: boolean;
};

/** @param der a certificate that OpenSSL reads */
export function summarize(der: Buffer): CertificateSummary {
  const { fingerprint256, subject, validFrom, validTo, ca } = new X509Certificate(der);
  const part = (name: string) => new RegExp(`^${name}=(.+)$`, "m").exec(subject ?? "")?.[1] ?? null;
  const organization = part("O");
  return {
    fingerprint: fingerprint256.replaceAll(":", "").toLowerCase(),
    name: part("CN") ?? part("OU") ?? organization ?? "",
    organization,
    validFrom: new Date(validFrom),
    validTo: new Date(validTo),
    isAuthority: ca,
  };
}

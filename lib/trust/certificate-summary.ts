import { X509Certificate } from "node:crypto";

/** What admins see of a certificate that they pin or trust. */
export type CertificateSummary = {
  /** SHA-256 in hexadecimal digits. */
  fingerprint: string;
  name: string;
  organization: string | null;
  validFrom: Date;
  validTo: Date;
};

/** @param der a certificate that OpenSSL reads */
export function summarize(der: Buffer): CertificateSummary {
  const { fingerprint256, subject, validFrom, validTo } = new X509Certificate(der);
  const part = (name: string) => new RegExp(`^${name}=(.+)$`, "m").exec(subject ?? "")?.[1] ?? null;
  const organization = part("O");
  return {
    fingerprint: fingerprint256.replaceAll(":", "").toLowerCase(),
    name: part("CN") ?? part("OU") ?? organization ?? "",
    organization,
    validFrom: new Date(validFrom),
    validTo: new Date(validTo),
  };
}

import { type KeyObject, X509Certificate } from "node:crypto";
import * as pkijs from "pkijs";

/** A certificate parsed twice: by OpenSSL for keys and comparisons, by pkijs for names and extensions. */
export type ParsedCertificate = { x509: X509Certificate; publicKey: KeyObject; fields: pkijs.Certificate };

/** @throws the libraries' errors for bytes that are not a certificate */
export function parseCertificate(raw: Buffer<ArrayBuffer>): ParsedCertificate {
  const x509 = new X509Certificate(raw);
  return { fields: pkijs.Certificate.fromBER(raw), x509, publicKey: x509.publicKey };
}

import { X509Certificate } from "node:crypto";

const pem = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a file, DER: one in DER, or any number in PEM.
 *
 * @throws OpenSSL's error for anything else
 */
export function certificatesInFile(bytes: Buffer): Buffer[] {
  const written = bytes.toString("latin1").match(pem);
  return (written ?? [bytes]).map((each) => new X509Certificate(each).raw);
}

import { X509Certificate } from "node:crypto";
import { findIssuer } from "../pki/find-issuer";

/**
 * Validates a signing certificate: its issuer and its validity.
 *
 * @param authorities the trusted certificates, as DER
 * @param at when the certificate was used
 */
export function validateCertificate(
  certificate: Buffer | undefined,
  authorities: readonly Buffer[],
  at: Date,
): { isTrusted: boolean; problem: string | undefined } {
  try {
    if (!certificate) return { isTrusted: false, problem: "The signing certificate is missing." };
    const { validFrom, validTo } = new X509Certificate(certificate);
    const isTrusted = findIssuer(certificate, authorities) !== undefined;
    const isInTime = new Date(validFrom) <= at && at <= new Date(validTo);
    return {
      isTrusted,
      problem: isInTime ? undefined : "The certificate was not valid at the time of signing.",
    };
  } catch {
    return { isTrusted: false, problem: "The signing certificate cannot be read." };
  }
}

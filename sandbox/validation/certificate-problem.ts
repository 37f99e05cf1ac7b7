import { X509Certificate } from "node:crypto";
import { issuerAmong } from "../pki/issuer-among";

/**
 * Whether a certificate can be relied on.
 *
 * @param authorities certificates, as DER, that are trusted
 * @param at when it was used
 */
export function certificateProblem(
  certificate: Buffer | undefined,
  authorities: readonly Buffer[],
  at: Date,
): { isTrusted: boolean; problem: string | undefined } {
  try {
    if (!certificate) return { isTrusted: false, problem: "The signing certificate is missing." };
    const { validFrom, validTo } = new X509Certificate(certificate);
    const isTrusted = issuerAmong(certificate, authorities) !== undefined;
    const isInTime = new Date(validFrom) <= at && at <= new Date(validTo);
    return {
      isTrusted,
      problem: isInTime ? undefined : "The certificate was not valid at the time of signing.",
    };
  } catch {
    return { isTrusted: false, problem: "The signing certificate cannot be read." };
  }
}

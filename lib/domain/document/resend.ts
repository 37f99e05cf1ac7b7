import { type ValidationReport, isAccepted } from "../validation/validation-report";

/**
 * Whether signing can continue from a partly signed file: only from a PDF that passed its validation. A container is
 * signed from the beginning.
 */
export function canContinueSigning(report: ValidationReport | null | undefined): boolean {
  return report?.format === "pdf" && isAccepted(report);
}

/**
 * The signers of a document that is sent again: those who had not signed, if the signatures of the others are kept;
 * else all, because the signatures are lost with the signing.
 */
export function signersToResendTo<S extends { signedAt: Date | null }>(
  signers: S[],
  { canKeep }: { canKeep: boolean },
): S[] {
  const remaining = signers.filter(({ signedAt }) => !signedAt);
  return canKeep && remaining.length > 0 ? remaining : signers;
}

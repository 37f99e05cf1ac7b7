import { type ValidationReport, isAccepted } from "../validation/validation-report";

/** Whether others can sign on from what some have signed: a PDF that passed its check. A container is begun anew. */
export function canSignOn(report: ValidationReport | null | undefined): boolean {
  return report?.format === "pdf" && isAccepted(report);
}

/**
 * Who is asked when a document is sent again: those who had not signed, where the signatures of the others are
 * kept; else everybody, for then the signatures are lost with the signing.
 */
export function signersToAskAgain<S extends { signedAt: Date | null }>(
  asked: S[],
  { canKeep }: { canKeep: boolean },
): S[] {
  const remaining = asked.filter(({ signedAt }) => !signedAt);
  return canKeep && remaining.length > 0 ? remaining : asked;
}

import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";

export type Expected = {
  /** How many people were invited to sign. */
  signerCount: number;
};

/** The problems of a file's signatures as a whole, for all kinds of file. Earlier signatures count for nobody. */
export function findSignatureProblems(
  signatures: ValidatedSignature[],
  { signerCount }: Expected,
): ValidationProblem[] {
  if (signatures.length === 0) return ["no_signatures"];
  const problems: ValidationProblem[] = [];
  const added = signatures.filter(({ earlier }) => !earlier);
  const people = new Set(added.flatMap((signature) => (signature.valid && personBehind(signature)) || []));
  if (people.size < signerCount) problems.push("too_few_signatures");
  if (added.some(({ valid }) => !valid)) problems.push("signature_invalid");
  return problems;
}

/**
 * Tells people apart by their certificates: one person may sign twice, but must not count as two; a person who signed
 * with two certificates still does. Test authorities give several people one certificate (docs/gateway.md), so there
 * the time tells them apart.
 */
const personBehind = ({ certificate, signedAt }: ValidatedSignature): string | undefined =>
  certificate?.isTest ? `${certificate.fingerprint} ${signedAt}` : certificate?.fingerprint;

import type { ValidatedSignature, ValidationProblem } from "@/lib/domain/validation/validation-report";

export type Expected = {
  /** How many people were invited to sign. */
  signerCount: number;
  /** How many signatures the file had before they were invited; these come first. */
  earlierSignatures?: number;
};

/** The problems of a file's signatures as a whole, for all kinds of file. */
export function findSignatureProblems(
  signatures: ValidatedSignature[],
  { signerCount, earlierSignatures = 0 }: Expected,
): ValidationProblem[] {
  if (signatures.length === 0) return ["no_signatures"];
  const problems: ValidationProblem[] = [];
  // One person may sign twice, but must not count as two. People are told apart by their certificates, so a person who
  // signed with two certificates still counts as two.
  const people = new Set(
    signatures
      .slice(earlierSignatures)
      .flatMap(({ valid, certificate }) => (valid && certificate?.fingerprint) || []),
  );
  if (people.size < signerCount) problems.push("too_few_signatures");
  if (signatures.some(({ valid }) => !valid)) problems.push("signature_invalid");
  return problems;
}

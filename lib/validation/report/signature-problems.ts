import type { ValidatedSignature, ValidationProblem } from "@/lib/domain/validation/validation-report";

export type Asked = {
  /** How many people were asked to sign. */
  signerCount: number;
  /** How many signatures the file carried before they were asked; these come first. */
  earlierSignatures?: number;
};

/** What is wrong with a file's signatures taken together, whatever kind of file it is. */
export function findSignatureProblems(
  signatures: ValidatedSignature[],
  { signerCount, earlierSignatures = 0 }: Asked,
): ValidationProblem[] {
  if (signatures.length === 0) return ["no_signatures"];
  const problems: ValidationProblem[] = [];
  // One person may sign twice, but must not stand for two: people are told apart by their certificates. A person who
  // signed with two certificates of their own cannot be told from two people here.
  const people = new Set(
    signatures
      .slice(earlierSignatures)
      .flatMap(({ valid, certificate }) => (valid && certificate?.fingerprint) || []),
  );
  if (people.size < signerCount) problems.push("too_few_signatures");
  if (signatures.some(({ valid }) => !valid)) problems.push("signature_invalid");
  return problems;
}

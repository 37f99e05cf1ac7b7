/** Why a trusted list was not taken; the last good one goes on serving. */
export const listProblems = [
  "not_found",
  "unreachable",
  "too_large",
  "not_parsable",
  "version_unsupported",
  "other_territory",
  "not_signed",
  "signed_twice",
  "signature_unsupported",
  "signature_wrong",
  "signed_by_other",
  "weak_algorithm",
  "older_than_known",
] as const;

export type ListProblem = (typeof listProblems)[number];

/** How far loading has come: a list was taken, or not. */
export type LoadProgress = { done: number; total: number; territory: string; problem: ListProblem | null };

import type { ValidationProblem } from "./validation-problem";
import type { ValidationReport } from "./validation-report";

/** The gateway's opinion of each signature in a file; null when it does not say whether the signature is valid. */
export type SecondOpinion = { name: string; isValid: boolean | null }[];

/** Whether the gateway's opinion of a file contradicts our report. */
export function disagrees({ signatures }: ValidationReport, opinion: SecondOpinion): boolean {
  if (signatures.length !== opinion.length) return true;
  const isComplete = opinion.every(({ isValid }) => isValid !== null);
  const ours = signatures.filter(({ valid }) => valid).length;
  return isComplete && opinion.filter(({ isValid }) => isValid).length !== ours;
}

/** Files of which there is nothing to have an opinion. */
const nothingToValidate = new Set<ValidationProblem>(["empty", "unknown_kind", "not_pdf"]);

/** Whether the gateway could say anything about a file. */
export const deservesSecondOpinion = ({ problems }: ValidationReport): boolean =>
  !problems.some((problem) => nothingToValidate.has(problem));

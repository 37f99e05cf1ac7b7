import type { ValidationReport } from "./validation-report";

/** The gateway's opinion of each signature in a file; null when it does not say whether the signature is valid. */
export type SecondOpinion = { name: string; isValid: boolean | null }[];

/** Whether two checks of one file contradict each other. */
export function disagrees({ signatures }: ValidationReport, opinion: SecondOpinion): boolean {
  if (signatures.length !== opinion.length) return true;
  const isToldOfAll = opinion.every(({ isValid }) => isValid !== null);
  const ours = signatures.filter(({ valid }) => valid).length;
  return isToldOfAll && opinion.filter(({ isValid }) => isValid).length !== ours;
}

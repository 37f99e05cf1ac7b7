import type { ValidationReport } from "./validation-report";

/** What the gateway says of each signature in a file; null where it does not say whether it holds. */
export type SecondOpinion = { name: string; isValid: boolean | null }[];

/** Whether two checks of one file contradict each other. */
export function disagrees({ signatures }: ValidationReport, opinion: SecondOpinion): boolean {
  if (signatures.length !== opinion.length) return true;
  const isToldOfAll = opinion.every(({ isValid }) => isValid !== null);
  const ours = signatures.filter(({ valid }) => valid).length;
  return isToldOfAll && opinion.filter(({ isValid }) => isValid).length !== ours;
}

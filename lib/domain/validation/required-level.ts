import type { Qualification } from "./signature-conclusion";
import type { ValidatedSignature, ValidationReport } from "./validation-report";

/**
 * The levels that a portal may require of the signatures in a finished file (eIDAS, articles 3 (11) and (12), 26 and
 * 28): an advanced one with a qualified certificate, or a qualified one. Without a requirement any is accepted.
 */
export const requiredLevels = ["advanced_qc", "qualified"] as const;

export type RequiredLevel = (typeof requiredLevels)[number];

const enough: Readonly<Record<RequiredLevel, readonly Qualification[]>> = {
  advanced_qc: ["advanced_qc", "qualified"],
  qualified: ["qualified"],
};

/**
 * Adds the problem of a report whose signatures are below the level that the portal requires. Signatures that the file
 * had before it was sent out are not asked for it.
 */
export function withRequiredLevel(
  report: ValidationReport,
  required: RequiredLevel | null,
): ValidationReport {
  const added = report.signatures.filter(({ earlier }) => !earlier);
  if (required === null || added.every((signature) => enough[required].includes(provenLevel(signature))))
    return report;
  return { ...report, problems: [...report.problems, "level_too_low"] };
}

/** What a certificate promises counts only once its signature has passed. */
const provenLevel = ({ conclusion }: ValidatedSignature): Qualification =>
  conclusion?.indication === "TOTAL-PASSED" ? conclusion.qualification : "none";

type PortalTrust = { requiredLevel: RequiredLevel | null; usesSandbox: boolean; hasLists: boolean };

/**
 * Why no signature that people make now can reach the required level: those of a sandbox are tests, and any other is
 * called qualified only by a trusted list.
 */
export function levelObstacle({
  requiredLevel,
  usesSandbox,
  hasLists,
}: PortalTrust): "test_signatures" | "no_lists" | undefined {
  if (requiredLevel === null) return undefined;
  if (usesSandbox) return "test_signatures";
  return hasLists ? undefined : "no_lists";
}

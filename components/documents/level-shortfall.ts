import { type RequiredLevel, withRequiredLevel } from "@/lib/domain/validation/required-level";
import { qualificationOf, type ToldQualification } from "@/lib/domain/validation/signature-words";
import type { ValidatedSignature, ValidationReport } from "@/lib/domain/validation/validation-report";

type FoundLevel = ToldQualification | "unproven";

/** The level that a portal requires, and each lower one that signatures of a file reach. */
export type LevelShortfall = { required: RequiredLevel; found: FoundLevel[] };

/**
 * How far the signatures of a report are below the required level.
 *
 * @param required the level required now
 * @returns undefined where none is below it, as where the portal required more when the report was made
 */
export function levelShortfall(
  report: ValidationReport,
  required: RequiredLevel | null,
): LevelShortfall | undefined {
  if (required === null) return undefined;
  const isBelow = (signature: ValidatedSignature) =>
    withRequiredLevel({ ...report, problems: [], signatures: [signature] }, required).problems.length > 0;
  const levels = report.signatures
    .filter(isBelow)
    .map((each): FoundLevel => qualificationOf(each) ?? "unproven");
  const found = new Map(levels.map((level) => [JSON.stringify(level), level]));
  return found.size > 0 ? { required, found: [...found.values()] } : undefined;
}

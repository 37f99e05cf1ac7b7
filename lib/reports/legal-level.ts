import { qualificationOf } from "@/lib/domain/validation/signature-words";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";

const levels = {
  qualified: { signature: "QESIG", seal: "QESEAL" },
  advanced_qc: { signature: "ADESIG_QC", seal: "ADESEAL_QC" },
  advanced: { signature: "ADESIG", seal: "ADESEAL" },
} as const;

/** The legal level of a signature in SiVa's words; "NA" unless it has passed, and not in a test. */
export function legalLevel(signature: ValidatedSignature): string {
  const level = qualificationOf(signature);
  return level && !level.isTest ? levels[level.qualification][level.use] : "NA";
}

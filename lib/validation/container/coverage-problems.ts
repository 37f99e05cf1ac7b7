import { timestampTone } from "@/lib/domain/validation/timestamp-tone";
import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { DocumentTimestamp, ValidatedSignature } from "@/lib/domain/validation/validation-report";

/** A time-stamp that was renewed may be invalid by now: one that is valid and covers all files is enough. */
export function findCoverageProblems(
  signatures: readonly ValidatedSignature[],
  timestamps: readonly DocumentTimestamp[],
): ValidationProblem[] {
  const isPartial = ({ valid, coversEverything }: ValidatedSignature | DocumentTimestamp) =>
    valid && !coversEverything;
  const isStamped = timestamps.some(({ valid, coversEverything }) => valid && coversEverything);
  const isPartlyStamped = signatures.length === 0 && !isStamped && timestamps.some(isPartial);
  const isOnlyStamped = signatures.length === 0 && timestamps.length > 0;
  const hasNoValidStamp = isOnlyStamped && timestamps.every((each) => timestampTone(each) === "bad");
  const isRecord = timestamps.every(({ evidenceRecord }) => evidenceRecord);
  const invalid = isRecord ? "evidence_record_invalid" : "document_timestamp_invalid";
  return [
    ...(signatures.some(isPartial) || isPartlyStamped ? (["file_not_signed"] as const) : []),
    ...(hasNoValidStamp ? ([invalid] as const) : []),
  ];
}

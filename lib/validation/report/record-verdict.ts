import type { ConclusionTimestamp } from "@/lib/domain/validation/signature-conclusion";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { DocumentTimestamp } from "@/lib/domain/validation/validation-report";
import { readSigner } from "../certificates/certificate-facts";
import type { ReadTimestamp } from "../process/evidence";
import { soundTimestamp } from "./timestamp-verdict";

type RecordToJudge = {
  format: NonNullable<DocumentTimestamp["evidenceRecord"]>["format"];
  /** In the order in which they were made. */
  timestamps: readonly ReadTimestamp[];
  conclusions: ReadonlyMap<ReadTimestamp, ConclusionTimestamp>;
};

type RecordVerdict = Pick<
  DocumentTimestamp,
  "authority" | "stampedAt" | "valid" | "faults" | "conclusion" | "evidenceRecord"
>;

/**
 * The verdict on an evidence record: it proves the time of its first time-stamp, if each of its time-stamps has
 * passed as of the time of the next one (RFC 4998, 5.3; RFC 6283, 4.3).
 */
export function recordVerdict({ format, timestamps, conclusions }: RecordToJudge): RecordVerdict {
  const faults = [...new Set(timestamps.flatMap(faultsOf))];
  const [first] = timestamps.map(soundTimestamp);
  const last = timestamps.at(-1)?.stampedAt;
  const conclusion = concluded(timestamps.flatMap((each) => conclusions.get(each) ?? []));
  const isValid = faults.length === 0 && first !== undefined;
  return {
    authority: isValid ? readSigner(first.authority).commonName : null,
    stampedAt: isValid ? first.stampedAt.toISOString() : null,
    valid: isValid,
    faults,
    ...(conclusion && { conclusion }),
    evidenceRecord: {
      ...{ format, timestamps: timestamps.length },
      ...(isValid && timestamps.length > 1 && last && { renewedAt: last.toISOString() }),
    },
  };
}

const faultsOfRecords: ReadonlySet<SignatureFault> = new Set([
  ...(["record_malformed", "record_mismatch", "record_content_missing", "algorithm_unsupported"] as const),
]);

const faultsOf = (timestamp: ReadTimestamp): SignatureFault[] => {
  const faults = timestamp.faults.map((fault) => (faultsOfRecords.has(fault) ? fault : "timestamp_invalid"));
  return faults.length === 0 && !soundTimestamp(timestamp) ? ["timestamp_invalid"] : faults;
};

/**
 * That of the first time-stamp, with the status of one that has failed, or else of the last one that has not passed.
 */
function concluded(all: readonly ConclusionTimestamp[]): ConclusionTimestamp | undefined {
  const [first] = all;
  const failed =
    all.find(({ indication }) => indication === "TOTAL-FAILED") ??
    all.findLast(({ indication }) => indication !== "TOTAL-PASSED");
  if (!first || !failed) return first;
  const { indication, subIndication } = failed;
  return { ...first, indication, subIndication, isQualified: false };
}

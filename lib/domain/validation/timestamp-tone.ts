import { indicationTones, type Tone } from "./signature-words";
import type { SignatureFault } from "./signature-fault";
import type { DocumentTimestamp } from "./validation-report";

type Timestamp = Pick<DocumentTimestamp, "valid" | "conclusion"> &
  Partial<Pick<DocumentTimestamp, "faults" | "evidenceRecord">>;

/**
 * The tone of a time-stamp over a whole file, or of an evidence record. One that is right in itself proves nothing
 * without an anchor; in reports from before trust was judged, whether it has one is unknown.
 */
export function timestampTone(timestamp: Timestamp): Tone {
  const { valid, conclusion } = timestamp;
  if (!valid) return isUncheckedRecord(timestamp) ? "unclear" : "bad";
  return conclusion ? indicationTones[conclusion.indication] : "unclear";
}

/** What is said beside the verdict on a time-stamp: it says itself that it is not valid. */
export const faultsToTell = ({ faults }: Pick<DocumentTimestamp, "faults">): SignatureFault[] =>
  faults.filter((fault) => fault !== "timestamp_invalid");

/** Faults that leave open whether a record is right. */
const openFaults: readonly SignatureFault[] = ["algorithm_unsupported", "record_content_missing"];

/** Whether an evidence record could not be checked: by its kind, or because a file is missing. */
export const isUncheckedRecord = ({ evidenceRecord, valid, faults = [] }: Timestamp): boolean =>
  evidenceRecord !== undefined && !valid && faults.every((fault) => openFaults.includes(fault));

import type { ConcludedTimestamps } from "../process/conclude-timestamps";
import { recordVerdict } from "../report/record-verdict";
import { timestampVerdict } from "../report/timestamp-verdict";
import type { FoundTimestamp } from "./found-timestamp";

/** The verdict on a time-stamp token or an evidence record of a container. */
export function verdictOn(
  { timestamp, renewals, recordFormat }: FoundTimestamp,
  conclusions: ConcludedTimestamps["conclusions"],
) {
  const timestamps = [timestamp, ...renewals];
  return recordFormat
    ? recordVerdict({ format: recordFormat, timestamps, conclusions })
    : timestampVerdict(timestamp, conclusions.get(timestamp));
}

import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { EvidenceRecord } from "../evidence-records/evidence-record";
import type { Covered, ReadTimestamp } from "../process/evidence";
import type { RevocationItem } from "../revocation/revocation-item";

/** A time-stamp token or an evidence record in a file of its own. */
export type FoundTimestamp = {
  place: string;
  /** Of an evidence record the first one. */
  timestamp: ReadTimestamp;
  /** Further time-stamps of an evidence record. */
  renewals: ReadTimestamp[];
  /** Undefined for a time-stamp token. */
  recordFormat?: EvidenceRecord["format"];
  /** What that covers, to which what the files bring is added. */
  covers: Set<Covered>;
  /** Names of the files that it covers: those whose digests are right. */
  covered: ReadonlySet<string>;
  /** Names of the files of which it covers a part. */
  coveredInPart?: ReadonlySet<string>;
  /** Names of all files that it is meant to cover. */
  listed: readonly string[];
  /** Names of the files of signatures that it is over, also through other time-stamps and records. */
  signatures: Set<string>;
  certificates: ParsedCertificate[];
  revocation: RevocationItem[];
};

export const isIntact = ({ timestamp, renewals }: Pick<FoundTimestamp, "timestamp" | "renewals">): boolean =>
  [timestamp, ...renewals].every(({ faults }) => faults.length === 0);

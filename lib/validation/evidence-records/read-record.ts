import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ReadTimestamp } from "../process/evidence";
import type { EvidenceRecord } from "./evidence-record";
import { readAsn1Record } from "./read-asn1-record";
import { readXmlRecord } from "./read-xml-record";
import { RecordFault } from "./record-fault";
import { type FileOfRecord, type VerifiedRecord, verifyRecord } from "./verify-record";

export type ReadRecord = Omit<VerifiedRecord, "timestamps"> & {
  timestamp: ReadTimestamp;
  /** The time-stamps after the first one. */
  renewals: ReadTimestamp[];
  format: EvidenceRecord["format"];
  /** Of its first tree; undefined where the record cannot be read. */
  digest: string | undefined;
};

/**
 * Reads and verifies an evidence record in a file of its own.
 *
 * @param name of the file: its ending tells the form (ETSI EN 319 162-1, 4.3.3.2 and 4.4.3.2)
 * @returns with one time-stamp that has nothing but a fault where the record cannot be read
 * @throws {TooComplex} for more than the budget has left
 */
export async function readRecord(
  name: string,
  bytes: Uint8Array,
  files: readonly FileOfRecord[],
  budget: ReadingBudget,
): Promise<ReadRecord> {
  const format = name.endsWith(".xml") ? "RFC 6283" : "RFC 4998";
  try {
    const record = format === "RFC 6283" ? readXmlRecord(bytes, budget) : readAsn1Record(bytes, budget);
    const { timestamps, ...verified } = await verifyRecord(record, files, budget);
    const [timestamp, ...renewals] = timestamps;
    if (!timestamp) throw new RecordFault("record_malformed");
    return { format, digest: record.chains[0]?.digest, timestamp, renewals, ...verified };
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    return { format, digest: undefined, ...unread(error.fault) };
  }
}

const unread = (fault: SignatureFault) => ({
  timestamp: {
    ...{ kind: "evidence_record" as const, stampedAt: undefined, authority: undefined },
    ...{ faults: [fault], algorithms: [], covers: new Set<never>() },
  },
  ...{ renewals: [], certificates: [], revocation: [] },
  ...{ covers: new Set<never>(), covered: new Set<string>(), coveredInPart: new Set<string>() },
});

import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { readRevocation } from "../revocation/read-revocation";
import type { ChainJudge } from "./chain-judge";
import type { ReadSignature, TimeMark } from "./evidence";
import { passed } from "./fault-indications";
import type { TimestampVerdict } from "./timestamp-process";

export type ProvenTime = { at: Date; source: NonNullable<SignatureConclusion["bestTime"]>["source"] };

const sources = {
  signature: "timestamp",
  archive: "archive_timestamp",
  document: "document_timestamp",
  evidence_record: "evidence_record",
} as const;

/**
 * The earliest time at which a signature is proved to have existed (ETSI EN 319 102-1, 5.6.2.1): that of its
 * time-mark, or of a time-stamp over it that has passed. Time-stamps over its content prove nothing about it.
 *
 * @returns `undefined` where nothing proves it
 */
export function bestTime(
  { certificate, certificates, timeMark }: ReadSignature,
  timestamps: readonly TimestampVerdict[],
  judgeChain: ChainJudge,
  budget: ReadingBudget,
): ProvenTime | undefined {
  const stamped = timestamps.flatMap(({ timestamp: { kind, stampedAt }, outcome }): ProvenTime[] =>
    outcome === passed && stampedAt && kind !== "content" ? [{ at: stampedAt, source: sources[kind] }] : [],
  );
  const marked =
    certificate && timeMark?.isBound
      ? timeOfMark(certificate, { response: timeMark.response, certificates, budget }, judgeChain)
      : undefined;
  const proofs = [...stamped, ...(marked ? [{ at: marked, source: "time_mark" as const }] : [])];
  return proofs.toSorted((one, other) => one.at.getTime() - other.at.getTime())[0];
}

/** When a time-mark was made, if its responder may answer for the certificate and says that it is good. */
function timeOfMark(
  certificate: ParsedCertificate,
  {
    response,
    certificates,
    budget,
  }: Pick<TimeMark, "response"> & Pick<ReadSignature, "certificates"> & { budget: ReadingBudget },
  judgeChain: ChainJudge,
): Date | undefined {
  const read = readRevocation(response, budget);
  // The file brings the responder's certificate (BDoc 2.1.2, 6.1): a list would do for revocation, but is no proof of
  // time.
  const isComplete =
    read && [...certificates, ...read.certificates].some((each) => read.isSignedBy(each, budget));
  if (!isComplete) return undefined;
  const { outcome, revocation } = judgeChain(certificate, "signature", read.producedAt);
  const isOfMark = revocation?.producedAt === read.producedAt.toISOString();
  return outcome === passed && isOfMark ? read.producedAt : undefined;
}

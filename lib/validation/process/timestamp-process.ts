import { dayMs } from "@/lib/domain/time/durations";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { mayStamp } from "../certificates/key-purposes";
import { wasValidAt } from "../certificates/certificate-facts";
import { areStrongAt } from "./algorithm-dates";
import type { ChainJudge, ChainVerdict } from "./chain-judge";
import type { ReadTimestamp } from "./evidence";
import { indeterminate, outcomeOfFaults, type Outcome, passed } from "./fault-indications";
import { keyAlgorithm } from "../crypto/used-algorithm";

export type TimestampVerdict = {
  timestamp: ReadTimestamp;
  outcome: Outcome;
  chain: ChainVerdict | null;
};

/**
 * Judges the time-stamps of a signature, the latest first (ETSI EN 319 102-1, 5.4 and 5.6.2.4): each is judged at the
 * time at which a later one proves that it existed, or else now. One that is stamped before something that it covers,
 * or in the future, is in the wrong order.
 */
export function judgeTimestamps(
  timestamps: readonly ReadTimestamp[],
  judgeChain: ChainJudge,
  now: Date,
): TimestampVerdict[] {
  const verdicts: TimestampVerdict[] = [];
  const latestFirst = timestamps.toSorted((one, other) => timeOf(other) - timeOf(one));
  for (const timestamp of latestFirst) {
    const proofs = verdicts.filter((each) => each.outcome === passed && each.timestamp.covers.has(timestamp));
    const existedAt = proofs
      .map((each) => timeOf(each.timestamp))
      .reduce((one, other) => Math.min(one, other), now.getTime());
    verdicts.push(judgeTimestamp(timestamp, judgeChain, { existedAt: new Date(existedAt), now }));
  }
  return timestamps.flatMap((timestamp) => verdicts.find((each) => each.timestamp === timestamp) ?? []);
}

const timeOf = ({ stampedAt }: ReadTimestamp): number => stampedAt?.getTime() ?? 0;

function judgeTimestamp(
  timestamp: ReadTimestamp,
  judgeChain: ChainJudge,
  { existedAt, now }: { existedAt: Date; now: Date },
): TimestampVerdict {
  const { authority, stampedAt, faults, algorithms, covers } = timestamp;
  const refuted = outcomeOfFaults(faults);
  if (refuted || !authority || !stampedAt)
    return { timestamp, outcome: refuted ?? indeterminate("NO_SIGNING_CERTIFICATE_FOUND"), chain: null };
  const chain = judgeChain(authority, "timestamp", existedAt, stampedAt);
  const isStrong = areStrongAt([...algorithms, keyAlgorithm(authority.publicKey)], existedAt);
  const weak = isStrong ? undefined : indeterminate("CRYPTO_CONSTRAINTS_FAILURE_NO_POE");
  const untrusted = chain.outcome === passed ? undefined : chain.outcome;
  const order = orderFault(stampedAt, covers, now);
  const fault = purposeFault(authority, stampedAt) ?? order ?? untrusted ?? weak;
  return { timestamp, outcome: fault ?? passed, chain };
}

function purposeFault(authority: ParsedCertificate, stampedAt: Date): Outcome | undefined {
  const isRight = mayStamp(authority) && wasValidAt(authority, stampedAt);
  return isRight ? undefined : indeterminate("CHAIN_CONSTRAINTS_FAILURE");
}

/** Clocks of authorities are right, but that of the portal may be wrong. */
const clockToleranceMs = dayMs;

function orderFault(stampedAt: Date, covers: ReadTimestamp["covers"], now: Date): Outcome | undefined {
  if (stampedAt.getTime() > now.getTime() + clockToleranceMs) return indeterminate("TIMESTAMP_ORDER_FAILURE");
  const isEarlier = [...covers].some((each) => "stampedAt" in each && timeOf(each) > stampedAt.getTime());
  return isEarlier ? indeterminate("TIMESTAMP_ORDER_FAILURE") : undefined;
}

import type { ConclusionTimestamp } from "@/lib/domain/validation/signature-conclusion";
import { type ChainEvidence, createChainJudge } from "./chain-judge";
import { timestampFact } from "./conclusion-facts";
import type { ReadTimestamp } from "./evidence";
import { passed } from "./fault-indications";
import { listQueries } from "./list-queries";
import { judgeTimestamps } from "./timestamp-process";
import type { EvidenceQuery, ValidationContext } from "./validation-context";

export type ConcludedTimestamps = {
  /** Those that cannot be read have no conclusion. */
  conclusions: ReadonlyMap<ReadTimestamp, ConclusionTimestamp>;
  queries: EvidenceQuery[];
};

/**
 * Concludes what time-stamps over a whole file are worth, apart from any signature (ETSI EN 319 102-1, 5.4).
 *
 * @param evidence all that the file brings
 */
export function concludeTimestamps(
  timestamps: readonly ReadTimestamp[],
  evidence: ChainEvidence,
  context: ValidationContext,
): ConcludedTimestamps {
  const verdicts = judgeTimestamps(timestamps, createChainJudge(evidence, context), context.now);
  return {
    conclusions: new Map(
      verdicts.flatMap((verdict) => {
        const fact = timestampFact(verdict);
        return fact ? [[verdict.timestamp, fact] as const] : [];
      }),
    ),
    queries: listQueries(verdicts.flatMap(({ outcome, chain }) => (outcome !== passed && chain) || [])),
  };
}

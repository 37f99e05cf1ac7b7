import { ReadingBudget } from "@/lib/formats/reading-budget";
import type { SignatureConclusion, SignatureWarning } from "@/lib/domain/validation/signature-conclusion";
import { dayMs } from "@/lib/domain/time/durations";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { maySignDocuments } from "../certificates/key-purposes";
import { areStrongAt } from "./algorithm-dates";
import { qualifySignature } from "../qualification/qualify-signature";
import { bestTime, type ProvenTime } from "./best-time";
import { type ChainVerdict, createChainJudge } from "./chain-judge";
import { anchorOf, chainFacts, timestampFact } from "./conclusion-facts";
import type { ReadSignature } from "./evidence";
import { indeterminate, outcomeOfFaults, type Outcome, passed } from "./fault-indications";
import { listQueries } from "./list-queries";
import { profileOf } from "./profile";
import { judgeTimestamps } from "./timestamp-process";
import type { EvidenceQuery, ValidationContext } from "./validation-context";

export type Concluded = {
  conclusion: SignatureConclusion;
  /** What could be requested online to conclude more; nothing where the outcome cannot become better. */
  queries: EvidenceQuery[];
};

/**
 * Concludes what a validation service would say of a signature: the process for signatures with time and with long-term
 * availability of ETSI EN 319 102-1, 5.3 to 5.6. Integrity comes first, then the times that are proved, and then the
 * signer's chain at the best of them.
 *
 * @throws {TooComplex} when it exceeds the file's budget
 */
export function concludeSignature(read: ReadSignature, context: ValidationContext): Concluded {
  const { budget = new ReadingBudget() } = context;
  const { certificate, claimedTime } = read;
  const judgeChain = createChainJudge(read, { ...context, budget });
  const timestamps = judgeTimestamps(read.timestamps, judgeChain, context.now);
  const best = bestTime(read, timestamps, judgeChain, budget);
  const at = best?.at ?? context.now;
  const chain = certificate && judgeChain(certificate, "signature", at);
  const settled = outcomeOfFaults(read.faults) ?? conformanceFault(read);
  const outcome = settled ?? decide(read, chain, at, best);
  const services = chain?.chain?.services ?? [];
  const anchor = anchorOf(services, "signature", at);
  return {
    conclusion: {
      ...outcome,
      form: read.form,
      profile: profileOf(read),
      bestTime: best ? { at: best.at.toISOString(), source: best.source } : null,
      claimedTime: claimedTime?.toISOString() ?? null,
      ...(certificate
        ? qualifySignature({ certificate, services, at })
        : { qualification: "none", use: null }),
      chain: chain ? chainFacts(chain.certificates) : [],
      anchor,
      revocation: chain?.revocation ?? null,
      ...(chain && outcome === chain.outcome && unknownStatus(chain)),
      timestamps: timestamps.flatMap((verdict) => timestampFact(verdict) ?? []),
      roles: read.roles,
      productionPlace: read.productionPlace,
      algorithm: read.algorithmName,
      counterSignatures: read.counterSignatures,
      evidenceRecords: read.evidenceRecords,
      warnings: [...read.warnings, ...listWarnings(anchor, context)],
    },
    queries:
      settled || outcome === passed
        ? []
        : listQueries([chain, ...timestamps.map((each) => each.chain)].flatMap((each) => each ?? [])),
  };
}

/** The certificates because of which a chain has to be judged again later. */
function unknownStatus({ outcome, unknown }: ChainVerdict): Pick<SignatureConclusion, "unknownStatus"> {
  if (outcome.subIndication !== "TRY_LATER") return {};
  return {
    unknownStatus: chainFacts(unknown.map(({ certificate }) => certificate)).map(({ subject }) => subject),
  };
}

/** A list that was due to be replaced may not know yet that its service was withdrawn. */
function listWarnings(
  anchor: SignatureConclusion["anchor"],
  { anchors, now }: ValidationContext,
): SignatureWarning[] {
  const list = anchors?.lists.find(
    ({ country }) => anchor?.origin === "trusted_list" && country === anchor.country,
  );
  return list?.nextUpdate && new Date(list.nextUpdate) < now ? ["lists_stale"] : [];
}

const contradictions: ReadonlySet<SignatureWarning> = new Set([
  ...(["manifest_differs", "several_signature_files", "several_files", "policy_contradictory"] as const),
]);

/**
 * Whether an intact signature contradicts its own rules, so that it is not what its signer meant it to be: a
 * time-stamp of it is broken, not only unknown; it claims a time at which its certificate did not exist or had ended;
 * its time-mark belongs to another signature, or is there beside time-stamps (BDoc 2.1.2, 6.1); the container's list
 * gives a signed file another type (EN 319 162-1, 4.4.4.1); a simple container has more than one file, or more than
 * one of signatures (4.3.3.1 and 4.3.3.2); it names a policy and says that its policy is only implied (EN 319
 * 132-1, 5.2.9).
 */
function conformanceFault({
  timestamps,
  timeMark,
  warnings,
  certificate,
  claimedTime,
}: ReadSignature): Outcome | undefined {
  const isBroken = timestamps.some(({ faults }) => outcomeOfFaults(faults)?.indication === "TOTAL-FAILED");
  const isMixed = timeMark !== undefined && timestamps.some(({ kind }) => kind === "signature");
  const isImpossible = certificate && claimedTime && !isNearValidity(certificate, claimedTime);
  const isWrong =
    isBroken ||
    isMixed ||
    isImpossible ||
    timeMark?.isBound === false ||
    warnings.some((warning) => contradictions.has(warning));
  return isWrong ? indeterminate("SIG_CONSTRAINTS_FAILURE") : undefined;
}

/** Claimed times may lack their zone, and clocks may be wrong. */
function isNearValidity({ fields }: ParsedCertificate, claimed: Date): boolean {
  const [from, to] = [fields.notBefore.value.getTime() - dayMs, fields.notAfter.value.getTime() + dayMs];
  return from <= claimed.getTime() && claimed.getTime() <= to;
}

/** The outcome of a signature that is intact. */
function decide(
  { certificate, algorithms }: ReadSignature,
  chain: ChainVerdict | undefined,
  at: Date,
  best: ProvenTime | undefined,
): Outcome {
  if (!certificate || !chain) return indeterminate("NO_SIGNING_CERTIFICATE_FOUND");
  if (chain.outcome.subIndication === "NO_CERTIFICATE_CHAIN_FOUND") return chain.outcome;
  if (!maySignDocuments(certificate)) return indeterminate("CHAIN_CONSTRAINTS_FAILURE");
  if (chain.outcome !== passed) return chain.outcome;
  if (!areStrongAt(algorithms, at))
    return indeterminate(best ? "CRYPTO_CONSTRAINTS_FAILURE" : "CRYPTO_CONSTRAINTS_FAILURE_NO_POE");
  return passed;
}

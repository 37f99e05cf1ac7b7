import { integrityOf } from "@/lib/domain/validation/integrity";
import { summarize } from "@/lib/domain/validation/report-summary";
import { sinceThen, sinceTones } from "@/lib/domain/validation/since-then";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";

/**
 * What we say of one question about a file. "stamped": it carries no signature, but time-stamps that are right; "none":
 * neither; "unread": we cannot read the file.
 */
export const verdicts = ["passed", "stamped", "indeterminate", "failed", "none", "unread"] as const;

export type Verdict = (typeof verdicts)[number];

/** What we say of a file. `trust` is undefined in reports from before trust was judged. */
export type OurVerdict = { integrity: Verdict; trust: Verdict | undefined; words: string };

/** The verdict on a file: that on the worst of its signatures, and on what was changed since. */
export function ourVerdict(report: ValidationReport): OurVerdict {
  const { signatures, documentTimestamps } = report;
  const words = wordsOf(report);
  if (signatures.length + documentTimestamps.length === 0) {
    const [problem] = report.problems;
    const verdict =
      problem === "evidence_record_only" ? "indeterminate" : problem === "no_signatures" ? "none" : "unread";
    return { integrity: verdict, trust: verdict, words };
  }
  const summary = summarize(report);
  if (summary.kind === "stamped") {
    const trust = summary.stamp === "good" ? "stamped" : tones[summary.stamp];
    const isUnchecked = summary.record === "unchecked";
    return { integrity: trust === "failed" || isUnchecked ? trust : "stamped", trust, words };
  }
  const integrity = worst([...signatures.map(integrityOf), ...changes(report)]);
  return { integrity, trust: trustOf(report, integrity), words };
}

const tones = { good: "passed", unclear: "indeterminate", bad: "failed" } as const;

/** Changes to the file after signing, as the portal reports them. Time-stamps have a verdict of their own. */
function changes(report: ValidationReport): Verdict[] {
  const since = sinceThen(report);
  return report.signatures.length === 0 || since === "stamp_invalid" ? [] : [tones[sinceTones[since]]];
}

const indications = {
  "TOTAL-PASSED": "passed",
  INDETERMINATE: "indeterminate",
  "TOTAL-FAILED": "failed",
} as const;

function trustOf({ signatures }: ValidationReport, integrity: Verdict): Verdict | undefined {
  const conclusions = signatures.flatMap(({ conclusion }) => conclusion ?? []);
  if (conclusions.length < signatures.length || signatures.length === 0) return undefined;
  return worst([integrity, ...conclusions.map(({ indication }) => indications[indication])]);
}

const worst = (each: Verdict[]): Verdict =>
  (["failed", "indeterminate"] as const).find((verdict) => each.includes(verdict)) ?? "passed";

/** What we say, for a person who looks into a difference. */
function wordsOf(report: ValidationReport): string {
  const { signatures, documentTimestamps, problems } = report;
  const summary = summarize(report);
  const since = summary.kind === "signed" ? summary.since : summary.kind;
  const each = signatures.map(({ conclusion, faults, addedAfter }) =>
    [conclusion?.indication, conclusion?.subIndication, faults.join("+"), addedAfter]
      .filter(Boolean)
      .join(" "),
  );
  const stamps = documentTimestamps.map(({ faults }) => `time-stamp ${faults.join("+")}`.trim());
  return [summary.tone, since, problems.join("+"), ...each, ...stamps].filter(Boolean).join("; ");
}

import { integrityOf } from "@/lib/domain/validation/integrity";
import { summarize } from "@/lib/domain/validation/report-summary";
import type { Addition, ValidationReport } from "@/lib/domain/validation/validation-report";

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
    const verdict = report.problems.some((problem) => problem !== "no_signatures") ? "unread" : "none";
    return { integrity: verdict, trust: verdict, words };
  }
  const integrity = worst(signatures.length > 0 ? "passed" : "stamped", [
    ...signatures.map(integrityOf),
    ...documentTimestamps.map(({ valid }) => (valid ? "passed" : "failed")),
    ...changes(report),
  ]);
  return { integrity, trust: trustOf(report, integrity), words };
}

/** A change to the file, or a file that no signature covers, is as bad as a broken signature. */
function changes({ format, signatures, documentTimestamps }: ValidationReport): Verdict[] {
  if (format === "asice")
    return signatures.map(({ coversEverything }) => (coversEverything ? "passed" : "failed"));
  return [...signatures, ...documentTimestamps].flatMap(({ addedAfter }) =>
    addedAfter ? additions[addedAfter] : [],
  );
}

const additions = {
  nothing: "passed",
  signatures: "passed",
  form_filled: "indeterminate",
  annotated: "indeterminate",
  looks_same: "indeterminate",
  unknown: "indeterminate",
  not_permitted: "failed",
  other: "failed",
} as const satisfies Record<Addition, Verdict>;

const indications = {
  "TOTAL-PASSED": "passed",
  INDETERMINATE: "indeterminate",
  "TOTAL-FAILED": "failed",
} as const;

function trustOf({ signatures }: ValidationReport, integrity: Verdict): Verdict | undefined {
  const conclusions = signatures.flatMap(({ conclusion }) => conclusion ?? []);
  if (conclusions.length < signatures.length || signatures.length === 0) return undefined;
  return worst("passed", [integrity, ...conclusions.map(({ indication }) => indications[indication])]);
}

const worst = (best: Verdict, each: Verdict[]): Verdict =>
  (["failed", "indeterminate"] as const).find((verdict) => each.includes(verdict)) ?? best;

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

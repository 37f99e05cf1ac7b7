import type { FileConcern } from "@/lib/domain/validation/file-concern";
import type { ReportSummary } from "@/lib/domain/validation/report-summary";
import type { Translator } from "@/lib/i18n/translator";

/** Puts the summary of a validation report into a sentence or two. */
export function summarySentence(summary: ReportSummary, t: Translator): string {
  switch (summary.kind) {
    case "problem":
      return t(`validationProblems.${summary.problem}`);
    case "none_checkable":
      return t("signatures.noneCheckable", { count: summary.count });
    case "none_valid":
      return t("signatures.noneValid", { count: summary.count });
    case "some_valid":
      return t("signatures.someValid", { valid: summary.valid, count: summary.count });
    case "stamped":
      return stampedSentence(summary, t);
    case "concern":
      return concernSentence(summary, t);
    case "signed": {
      const { code, ...numbers } = summary.by;
      const who = t(`signatures.signedBy.${code}`, numbers);
      return [
        t(`signatures.since.${summary.since}`, { who }),
        ...(summary.trust ? [concernSentence(summary.trust, t)] : []),
        ...(summary.earlier === "not_all_valid" ? [t("signatures.earlierFaulty")] : []),
      ].join(" ");
    }
  }
}

function stampedSentence(
  { stamp, record, invalid }: Extract<ReportSummary, { kind: "stamped" }>,
  t: Translator,
): string {
  const sentence = record
    ? t(`verdicts.recorded.${record === "checked" ? stamp : record}`)
    : t(`verdicts.stamped.${stamp}`);
  return invalid ? `${sentence} ${t("verdicts.invalidStamps", { count: invalid })}` : sentence;
}

/** What concerns the file, and how many of its signatures it is about, if not all. */
function concernSentence({ concern, count, others, total }: FileConcern, t: Translator): string {
  const sentence = t(`verdicts.concerns.${concern}`);
  if (count === total) return sentence;
  const part = t("verdicts.part", { count, total });
  return [sentence, part, ...(others > 0 ? [t("verdicts.others", { count: others })] : [])].join(" ");
}

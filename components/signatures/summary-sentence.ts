import type { useTranslations } from "next-intl";
import type { ReportSummary } from "@/lib/domain/validation/report-summary";

type Words = ReturnType<typeof useTranslations<never>>;

/** Puts the summary of a validation report into a sentence. */
export function summarySentence(summary: ReportSummary, t: Words): string {
  switch (summary.kind) {
    case "problem":
      return t(`validationProblems.${summary.problem}`);
    case "none_checkable":
      return t("signatures.noneCheckable", { count: summary.count });
    case "none_valid":
      return t("signatures.noneValid", { count: summary.count });
    case "some_valid":
      return t("signatures.someValid", { valid: summary.valid, count: summary.count });
    case "signed": {
      const { code, ...numbers } = summary.by;
      const sentence = t(`signatures.since.${summary.since}`, {
        who: t(`signatures.signedBy.${code}`, numbers),
      });
      return summary.earlier === "not_all_valid" ? `${sentence} ${t("signatures.earlierFaulty")}` : sentence;
    }
  }
}

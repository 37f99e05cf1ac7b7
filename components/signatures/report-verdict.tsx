import { useTranslations } from "next-intl";
import { summarize } from "@/lib/domain/validation/report-summary";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { summarySentence } from "@/lib/report-words/summary-sentence";
import { toneStyles } from "./tone-style";

/** The verdict in a sentence or two: who signed, whether the file was changed since, and who vouches for it. */
export function ReportVerdict({ report, signerCount }: { report: ValidationReport; signerCount?: number }) {
  const summary = summarize(report, signerCount);
  const t = useTranslations();
  const { Icon, ink } = toneStyles[summary.tone];
  return (
    <p className="flex items-start gap-2 text-md font-medium">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${ink}`} strokeWidth={1.75} />
      <span>{summarySentence(summary, t)}</span>
    </p>
  );
}

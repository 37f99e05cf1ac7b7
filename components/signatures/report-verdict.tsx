import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { summarize } from "@/lib/domain/validation/report-summary";
import { summarySentence } from "./summary-sentence";

const tones = {
  good: { Icon: CircleCheck, ink: "text-good" },
  unclear: { Icon: CircleHelp, ink: "text-waiting" },
  bad: { Icon: TriangleAlert, ink: "text-bad" },
} as const;

/** The verdict in one sentence: who signed, and whether the file was changed since. */
export function ReportVerdict({ report, signerCount }: { report: ValidationReport; signerCount?: number }) {
  const summary = summarize(report, signerCount);
  const t = useTranslations();
  const { Icon, ink } = tones[summary.tone];
  return (
    <p className="flex items-start gap-2 text-md font-medium">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${ink}`} strokeWidth={1.75} />
      <span>{summarySentence(summary, t)}</span>
    </p>
  );
}

import { useTranslations } from "next-intl";
import { summarize } from "@/lib/domain/validation/report-summary";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { summarySentence } from "@/lib/report-words/summary-sentence";
import { Checked } from "../signatures/checked";

type EarlierReportsProps = {
  reports: readonly { id: string; report: ValidationReport }[];
  signerCount: number;
};

/** What earlier validations of a signed file said, the latest first. */
export function EarlierReports({ reports, signerCount }: EarlierReportsProps) {
  const t = useTranslations("validateAgain");
  const words = useTranslations();
  if (reports.length === 0) return null;
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2.5 text-accent sm:min-h-10 sm:py-2">
        {t("earlier")}
      </summary>
      <ul className="flex flex-col gap-2 text-base text-ink-soft">
        {reports.map(({ id, report }) => (
          <li key={id}>
            <p>{summarySentence(summarize(report, signerCount), words)}</p>
            <p className="text-sm text-ink-faint">
              <Checked report={report} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

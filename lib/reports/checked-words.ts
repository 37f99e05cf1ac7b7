import { listsDay, type ValidationReport } from "@/lib/domain/validation/validation-report";
import type { ReportLanguage } from "./report-language";

/** When the file was checked, and by which trusted lists. */
export function checkedWords(report: ValidationReport, { t, time: timeWords, day }: ReportLanguage): string {
  const time = () => timeWords(report.checkedAt);
  const listsFrom = listsDay(report);
  if (listsFrom === undefined) return t.markup("signatures.checked", { time });
  return listsFrom === null
    ? t.markup("verdicts.checkedWithoutLists", { time })
    : t.markup("verdicts.checkedByLists", { time, day: day(listsFrom) });
}

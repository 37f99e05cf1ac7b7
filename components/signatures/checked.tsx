import { useTranslations } from "next-intl";
import { listsDay, type ValidationReport } from "@/lib/domain/validation/validation-report";
import { RelativeTime } from "../ui/relative-time";
import { useDayWords } from "../ui/use-day-words";

/** When the file was checked, and by which trusted lists. */
export function Checked({ report }: { report: ValidationReport }) {
  const t = useTranslations("signatures");
  const verdictWords = useTranslations("verdicts");
  const { day } = useDayWords();
  const time = () => <RelativeTime at={new Date(report.checkedAt)} />;
  const listsFrom = listsDay(report);
  if (listsFrom === undefined) return t.rich("checked", { time });
  return listsFrom === null
    ? verdictWords.rich("checkedWithoutLists", { time })
    : verdictWords.rich("checkedByLists", { time, day: day(new Date(listsFrom)) });
}

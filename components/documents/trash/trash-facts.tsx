import { useTranslations } from "next-intl";
import type { TrashedDocument } from "@/db/repositories/trash";
import { RelativeTime } from "../../ui/relative-time";
import { StatusBadge } from "../../ui/status-badge";
import { useDayWords } from "../../ui/use-day-words";

/** The status of a document in the trash, when it was deleted and when it will be purged. */
export function TrashFacts({ document: { status, trashedAt, purgeAt } }: { document: TrashedDocument }) {
  const t = useTranslations("trash");
  const { nearDay } = useDayWords();
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-faint">
      <StatusBadge status={status} />
      {trashedAt && <span>{t.rich("since", { time: () => <RelativeTime at={trashedAt} /> })}</span>}
      {purgeAt && <span>{t("until", { date: nearDay(purgeAt) })}</span>}
    </p>
  );
}

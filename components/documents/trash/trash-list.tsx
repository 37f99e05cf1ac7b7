import { useTranslations } from "next-intl";
import type { TrashedDocument } from "@/db/repositories/trash";
import { RelativeTime } from "../../ui/relative-time";
import { StatusBadge } from "../../ui/status-badge";
import { useDayWords } from "../../ui/use-day-words";
import { PurgeButton } from "./purge-button";
import { RestoreButton } from "./restore-button";
import type { TrashAction } from "./trash-action";

type TrashListProps = { documents: TrashedDocument[]; restore: TrashAction; purge: TrashAction };

/** What lies in the trash, since when and until when. */
export function TrashList({ documents, restore, purge }: TrashListProps) {
  const t = useTranslations("trash");
  const { nearDay } = useDayWords();
  if (documents.length === 0) return <p className="max-w-prose text-ink-soft">{t("empty")}</p>;
  return (
    <ul className="border-t border-line">
      {documents.map(({ id, name, status, trashedAt, purgeAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-3 py-3"
        >
          <div className="min-w-0">
            <p className="font-serif text-md wrap-break-word">{name}</p>
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-faint">
              <StatusBadge status={status} />
              {trashedAt && <span>{t.rich("since", { time: () => <RelativeTime at={trashedAt} /> })}</span>}
              {purgeAt && <span>{t("until", { date: nearDay(purgeAt) })}</span>}
            </p>
          </div>
          <div className="flex flex-wrap gap-3">
            <RestoreButton action={restore} documentId={id} name={name} />
            <PurgeButton action={purge} document={{ id, name, status }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

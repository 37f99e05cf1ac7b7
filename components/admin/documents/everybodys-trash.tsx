import { useTranslations } from "next-intl";
import Link from "next/link";
import type { TrashedOfSomebody } from "@/db/repositories/trash";
import { RestoreButton } from "../../documents/trash/restore-button";
import type { TrashAction } from "../../documents/trash/trash-action";
import { linkStyle } from "../../ui/link-style";
import { RelativeTime } from "../../ui/relative-time";
import { StatusBadge } from "../../ui/status-badge";
import { useDayWords } from "../../ui/use-day-words";

type EverybodysTrashProps = { documents: TrashedOfSomebody[]; restore: TrashAction };

/** What lies in people's trash, whose it is, since when and until when. */
export function EverybodysTrash({ documents, restore }: EverybodysTrashProps) {
  const t = useTranslations("trash");
  const { nearDay } = useDayWords();
  return (
    <ul className="border-t border-line">
      {documents.map(({ id, name, status, trashedAt, purgeAt, ownerName, ownerSurname, ownerEmail }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-3 py-3"
        >
          <div className="min-w-0">
            <Link
              href={`/admin/documents/${id}`}
              prefetch={false}
              className={`font-serif text-md wrap-anywhere max-sm:flex max-sm:min-h-11 max-sm:items-center ${linkStyle}`}
            >
              {name}
            </Link>
            <p className="text-sm wrap-anywhere text-ink-faint">
              {[`${ownerName} ${ownerSurname}`.trim(), ownerEmail].filter(Boolean).join(" · ")}
            </p>
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-faint">
              <StatusBadge status={status} />
              {trashedAt && <span>{t.rich("since", { time: () => <RelativeTime at={trashedAt} /> })}</span>}
              {purgeAt && <span>{t("until", { date: nearDay(purgeAt) })}</span>}
            </p>
          </div>
          <RestoreButton action={restore} documentId={id} name={name} />
        </li>
      ))}
    </ul>
  );
}

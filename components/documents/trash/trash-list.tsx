import { useTranslations } from "next-intl";
import type { TrashedDocument } from "@/db/repositories/trash";
import { PurgeButton } from "./purge-button";
import { RestoreButton } from "./restore-button";
import type { TrashAction } from "./trash-action";
import { TrashFacts } from "./trash-facts";

type TrashListProps = { documents: TrashedDocument[]; restore: TrashAction; purge: TrashAction };

/** The documents in the trash, each with buttons to restore and purge it. */
export function TrashList({ documents, restore, purge }: TrashListProps) {
  const t = useTranslations("trash");
  if (documents.length === 0) return <p className="max-w-prose text-ink-soft">{t("empty")}</p>;
  return (
    <ul className="border-t border-line">
      {documents.map((document) => (
        <li
          key={document.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-3 py-3"
        >
          <div className="min-w-0">
            <p className="font-serif text-md wrap-break-word">{document.name}</p>
            <TrashFacts document={document} />
          </div>
          <div className="flex flex-wrap gap-3">
            <RestoreButton action={restore} documentId={document.id} name={document.name} />
            <PurgeButton action={purge} document={document} />
          </div>
        </li>
      ))}
    </ul>
  );
}

import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { TrashedForReader } from "@/db/repositories/trash";
import { linkStyle } from "../../ui/link-style";
import { useDayWords } from "../../ui/use-day-words";
import { RestoreButton } from "./restore-button";
import type { TrashAction } from "./trash-action";

type DeletedDocumentProps = {
  document: TrashedForReader;
  isOwn: boolean;
  /** Until when the owner can restore it; absent once that has passed. */
  restorableUntil: Date | undefined;
  restore: TrashAction;
};

/** The page of a deleted document. */
export function DeletedDocument({ document, isOwn, restorableUntil, restore }: DeletedDocumentProps) {
  const { id, name, ownerName, ownerSurname } = document;
  const t = useTranslations("trash");
  const { day } = useDayWords();
  const inTrash = isOwn && restorableUntil;
  return (
    <section className="mx-auto flex max-w-xl flex-col gap-3 py-16">
      <p className="text-ink-soft wrap-break-word">{name}</p>
      <h1 className="font-serif text-xl">{t(inTrash ? "inTrashTitle" : "deletedTitle")}</h1>
      <p role="status" className="text-ink-soft">
        {inTrash && t("inTrashText", { date: day(restorableUntil) })}
        {isOwn && !inTrash && t("purgedText")}
        {!isOwn && t("deletedText", { owner: fullName({ name: ownerName, surname: ownerSurname }) })}
      </p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {inTrash && <RestoreButton action={restore} documentId={id} name={name} isMain />}
        <Link href="/documents" className={linkStyle}>
          {t("back")}
        </Link>
      </div>
    </section>
  );
}

import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import type { DocumentToSign } from "@/db/repositories/to-sign";
import { RowLink } from "../ui/row-link";
import { useDayWords } from "../ui/use-day-words";

/** The documents that wait for the reader's signature, with their senders and deadlines. */
export function ToSignList({ documents }: { documents: DocumentToSign[] }) {
  const t = useTranslations("toSign");
  const { nearDay } = useDayWords();
  if (documents.length === 0) return <p className="max-w-prose text-ink-soft">{t("nothing")}</p>;
  return (
    <div className="linked-rows">
      <ul className="border-t border-line">
        {documents.map(({ documentId, documentName, senderName, senderSurname, signUntil }) => (
          <li key={documentId} className="border-b border-line px-3 py-3 hover:bg-sunken">
            <RowLink href={`/documents/${documentId}`} className="font-serif text-md wrap-anywhere">
              {documentName}
            </RowLink>
            <p className="flex flex-wrap gap-x-4 text-sm text-ink-faint">
              <span>{t("from", { sender: fullName({ name: senderName, surname: senderSurname }) })}</span>
              {signUntil && <span>{t("until", { date: nearDay(signUntil) })}</span>}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

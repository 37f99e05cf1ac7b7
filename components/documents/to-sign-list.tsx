import { useTranslations } from "next-intl";
import Link from "next/link";
import type { DocumentToSign } from "@/db/repositories/to-sign";
import { useDayWords } from "../ui/use-day-words";

/** The documents that wait for the reader's signature, with their senders and deadlines. */
export function ToSignList({ documents }: { documents: DocumentToSign[] }) {
  const t = useTranslations("toSign");
  const { nearDay } = useDayWords();
  if (documents.length === 0) return <p className="max-w-prose text-ink-soft">{t("nothing")}</p>;
  return (
    <ul className="border-t border-line">
      {documents.map(({ documentId, documentName, senderName, senderSurname, signUntil }) => (
        <li key={documentId} className="relative border-b border-line px-3 py-3 hover:bg-sunken">
          <Link
            href={`/documents/${documentId}`}
            className="font-serif text-md wrap-break-word after:absolute after:inset-0 after:content-['']"
          >
            {documentName}
          </Link>
          <p className="flex flex-wrap gap-x-4 text-sm text-ink-faint">
            <span>{t("from", { sender: `${senderName} ${senderSurname}` })}</span>
            {signUntil && <span>{t("until", { date: nearDay(signUntil) })}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

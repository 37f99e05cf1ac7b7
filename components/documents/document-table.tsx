import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { DocumentPerson } from "@/db/repositories/signer-lists";
import type { ForgottenSoon } from "@/db/repositories/signings";
import { nearDayWords } from "@/lib/domain/date-words";
import { RelativeTime } from "../ui/relative-time";
import { StatusBadge } from "../ui/status-badge";
import { PersonInitials } from "./person-initials";
import { SelectAllBox, SelectBox } from "./selection/select-box";

type DocumentTableProps = {
  documents: DocumentSummary[];
  people: DocumentPerson[];
  forgottenSoon: ForgottenSoon[];
  userId: string;
};

const headCell = "px-3 py-2 text-left text-sm font-medium whitespace-nowrap text-ink-faint";

/** The library, like a register: one line for each document, the latest change first. */
export function DocumentTable({ documents, people, forgottenSoon, userId }: DocumentTableProps) {
  const t = useTranslations("library.columns");
  return (
    <table className="w-full border-collapse tabular-nums">
      <thead className="border-b border-line">
        <tr>
          <td className="w-px">
            <SelectAllBox />
          </td>
          <th scope="col" className={headCell}>
            {t("name")}
          </th>
          <th scope="col" className={`${headCell} hidden md:table-cell`}>
            {t("people")}
          </th>
          <th scope="col" className={headCell}>
            {t("status")}
          </th>
          <th scope="col" className={`${headCell} hidden lg:table-cell`}>
            {t("lastChange")}
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            endsAt={forgottenSoon.find(({ documentId }) => documentId === document.id)?.forgottenAt}
            people={people.filter(({ documentId }) => documentId === document.id)}
            isOwn={document.ownerId === userId}
          />
        ))}
      </tbody>
    </table>
  );
}

type DocumentRowProps = {
  document: DocumentSummary;
  people: DocumentPerson[];
  /** Where that is soon. */
  endsAt: Date | null | undefined;
  isOwn: boolean;
};

function DocumentRow({ document, people, endsAt, isOwn }: DocumentRowProps) {
  const { id, name, status, updatedAt } = document;
  const language = useLocale();
  const t = useTranslations("library");
  return (
    <tr
      data-document={id}
      className="relative h-13 border-b border-line last:border-b-0 hover:bg-sunken has-checked:bg-accent-soft"
    >
      <td className="w-px">
        <SelectBox id={id} name={name} />
      </td>
      <td className="max-w-0 px-3 py-2 md:w-[46%]">
        <Link
          href={`/documents/${id}`}
          className="block truncate font-serif text-md after:absolute after:inset-0 after:content-['']"
        >
          {name}
        </Link>
        {isOwn && endsAt && (
          <span className="text-sm text-waiting">
            {t("endsOn", { date: nearDayWords(endsAt, language) })}
          </span>
        )}
        {!isOwn && <span className="text-sm text-ink-faint">{t("sentToYou")}</span>}
      </td>
      <td className="hidden px-3 py-2 md:table-cell">
        <ul className="flex -space-x-1.5">
          {people.map((person, index) => (
            <li key={index}>
              <PersonInitials {...person} />
            </li>
          ))}
        </ul>
      </td>
      <td className="w-px px-3 py-2">
        <StatusBadge status={status} />
      </td>
      <td className="hidden w-px px-3 py-2 text-base whitespace-nowrap text-ink-soft lg:table-cell">
        <RelativeTime at={updatedAt} />
      </td>
    </tr>
  );
}

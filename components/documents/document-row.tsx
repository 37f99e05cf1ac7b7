import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import type { LibraryDocument } from "@/db/repositories/library";
import type { DocumentPerson } from "@/db/repositories/signer-lists";
import type { DocumentTag } from "@/db/repositories/tags";
import { RowLink } from "../ui/row-link";
import { StatusBadge } from "../ui/status-badge";
import { useDayWords } from "../ui/use-day-words";
import { LastEvent } from "./last-event";
import { PersonInitials } from "./person-initials";
import { SelectBox } from "./selection/select-box";
import type { TagActions } from "./tags/tag-actions";
import { TagButton } from "./tags/tag-button";

type DocumentRowProps = {
  document: LibraryDocument;
  people: DocumentPerson[];
  tags: DocumentTag[];
  /** When the gateway deletes the signing, if that is soon. */
  endsAt: Date | null | undefined;
  knownTags: string[];
  tagActions: TagActions;
};

const maxPeople = 5;
const cell = "px-3 py-2";

/** One row of the library. */
export function DocumentRow({ document, people, tags, endsAt, knownTags, tagActions }: DocumentRowProps) {
  const { id, name, status, isOwn } = document;
  return (
    <tr
      data-document={id}
      className="group h-13 border-b border-line last:border-b-0 hover:bg-sunken has-checked:bg-accent-soft"
    >
      <td className="w-px">
        <SelectBox id={id} name={name} />
      </td>
      <td className={`${cell} max-w-0 md:w-[46%]`}>
        <RowLink
          href={`/documents/${id}`}
          className="block font-serif text-md wrap-anywhere max-sm:line-clamp-3 max-sm:hyphens-auto sm:truncate"
        >
          {name}
        </RowLink>
        <NameDetails document={document} tags={tags} endsAt={isOwn ? endsAt : undefined} />
      </td>
      <td className={`${cell} hidden md:table-cell`}>
        <People people={people} />
      </td>
      <td className={`${cell} w-px`}>
        <StatusBadge status={status} />
      </td>
      <td className={`${cell} hidden w-px text-base whitespace-nowrap text-ink-soft lg:table-cell`}>
        <LastEvent document={document} people={people} />
      </td>
      <td className="relative w-px">
        {isOwn && <TagButton document={document} tags={tags} known={knownTags} actions={tagActions} />}
      </td>
    </tr>
  );
}

type NameDetailsProps = Pick<DocumentRowProps, "document" | "tags" | "endsAt">;

/** NameDetails the name: the deadline, the sender and the tags, if there are any. */
function NameDetails({ document: { isOwn, ownerName, ownerSurname }, tags, endsAt }: NameDetailsProps) {
  const t = useTranslations("library");
  const { nearDay } = useDayWords();
  if (isOwn && !endsAt && tags.length === 0) return null;
  return (
    <span className="flex min-w-0 gap-3 text-sm text-ink-faint">
      {endsAt && <span className="text-waiting">{t("endsOn", { date: nearDay(endsAt) })}</span>}
      {!isOwn && (
        <span className="truncate">
          {t("sentBy", { name: fullName({ name: ownerName, surname: ownerSurname }) })}
        </span>
      )}
      {tags.length > 0 && <span className="truncate">{tags.map(({ name }) => name).join(" · ")}</span>}
    </span>
  );
}

function People({ people }: { people: DocumentPerson[] }) {
  const t = useTranslations("library");
  const more = people.length - maxPeople;
  return (
    <ul className="flex items-center -space-x-1.5">
      {people.slice(0, maxPeople).map((person, index) => (
        <li key={index}>
          <PersonInitials {...person} />
        </li>
      ))}
      {more > 0 && <li className="pl-3 text-sm text-ink-faint">{t("morePeople", { count: more })}</li>}
    </ul>
  );
}

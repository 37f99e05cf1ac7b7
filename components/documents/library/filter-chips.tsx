import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Tag } from "@/db/repositories/tags";
import { dayWords } from "@/lib/domain/time/date-words";
import {
  filtersOf,
  type LibraryFilter,
  libraryHref,
  type LibraryPlace,
  type LibraryQuery,
  withChanges,
} from "@/lib/domain/document/library-query";
import { PageLink } from "../../ui/page-change";
import { linkStyle } from "../../ui/link-style";

type FilterChipsProps = { query: LibraryQuery; tags: Tag[]; place?: LibraryPlace };

/** The filters in use, each with a link to remove it, and one to remove all. */
export function FilterChips({ query, tags, place = "/documents" }: FilterChipsProps) {
  const t = useTranslations("library.filters");
  const words = useFilterWords(query, tags);
  const filters = filtersOf(query);
  if (filters.length === 0) return null;
  return (
    <ul aria-label={t("set")} className="no-print flex flex-wrap items-center gap-2">
      {filters.map((filter) => (
        <li key={filter} className="max-w-full">
          <PageLink
            href={libraryHref(withChanges(query, { [filter]: undefined }), place)}
            aria-label={t("remove", { filter: words(filter) })}
            scroll={false}
            prefetch={false}
            className="flex min-h-11 items-center gap-1.5 rounded-full bg-accent-soft px-3 text-base text-accent hover:text-accent-strong sm:min-h-8"
          >
            <span className="truncate">{words(filter)}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </PageLink>
        </li>
      ))}
      <li>
        <PageLink
          href={place}
          prefetch={false}
          className={`inline-flex min-h-11 items-center px-2 text-base sm:min-h-8 ${linkStyle}`}
        >
          {t("clear")}
        </PageLink>
      </li>
    </ul>
  );
}

/** The words for a filter in use. */
function useFilterWords(query: LibraryQuery, tags: Tag[]): (filter: LibraryFilter) => string {
  const t = useTranslations("library.filters");
  const shows = useTranslations("library.shows");
  const statuses = useTranslations("statuses");
  const language = useLocale();
  const day = (at = "") => dayWords(new Date(`${at}T12:00:00`), language);
  const words: Record<LibraryFilter, () => string> = {
    show: () => shows(query.show ?? "sent"),
    status: () => statuses(query.status ?? "draft"),
    tag: () => tags.find(({ id }) => id === query.tag)?.name ?? t("tag"),
    person: () => query.person ?? "",
    from: () => t("fromDay", { day: day(query.from) }),
    to: () => t("toDay", { day: day(query.to) }),
  };
  return (filter) => words[filter]();
}

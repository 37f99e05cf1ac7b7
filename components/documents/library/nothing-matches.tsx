import { useTranslations } from "next-intl";
import {
  filtersOf,
  libraryHref,
  type LibraryPlace,
  type LibraryQuery,
  withoutFilters,
} from "@/lib/domain/document/library-query";
import { PageLink } from "../../ui/page-change";
import { linkStyle } from "../../ui/link-style";

type NothingMatchesProps = { query: LibraryQuery; place?: LibraryPlace };

/** A library in which nothing is as it was asked for, and what to ask for instead. */
export function NothingMatches({ query, place = "/documents" }: NothingMatchesProps) {
  const t = useTranslations("library.noResults");
  const isFiltered = filtersOf(query).length > 0;
  const way = query.q ? (isFiltered ? "both" : "text") : "filters";
  return (
    <div className="list-content flex flex-col items-center gap-2 px-6 py-16 text-center">
      <p className="font-serif text-lg">{t("title")}</p>
      <p className="max-w-prose wrap-anywhere text-ink-soft">{t(way, { q: query.q ?? "" })}</p>
      <p className="flex flex-wrap justify-center gap-x-6">
        {way === "both" && (
          <PageLink
            href={libraryHref(withoutFilters(query), place)}
            className={`inline-flex min-h-11 items-center ${linkStyle}`}
          >
            {t("withoutFilters")}
          </PageLink>
        )}
        <PageLink href={place} className={`inline-flex min-h-11 items-center ${linkStyle}`}>
          {t("showAll")}
        </PageLink>
      </p>
    </div>
  );
}

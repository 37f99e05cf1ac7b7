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

type NoResultsProps = { query: LibraryQuery; place?: LibraryPlace };

/** Says that no document matches the search and filters, and offers to widen them. */
export function NoResults({ query, place = "/documents" }: NoResultsProps) {
  const t = useTranslations("library.noResults");
  const isFiltered = filtersOf(query).length > 0;
  const reason = query.q ? (isFiltered ? "both" : "text") : "filters";
  return (
    <div className="list-content flex flex-col items-center gap-2 px-6 py-16 text-center">
      <p className="font-serif text-lg">{t("title")}</p>
      <p className="max-w-prose wrap-anywhere text-ink-soft">{t(reason, { q: query.q ?? "" })}</p>
      <p className="flex flex-wrap justify-center gap-x-6">
        {reason === "both" && (
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

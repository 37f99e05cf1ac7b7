import { useTranslations } from "next-intl";
import {
  type LibraryCursor,
  libraryHref,
  type LibraryPlace,
  type LibraryQuery,
  withChanges,
} from "@/lib/domain/document/library-query";
import { PageLink } from "../../ui/page-change";
import { buttonStyle } from "../../ui/button-style";

type PageLinksProps = {
  query: LibraryQuery;
  previous?: LibraryCursor;
  next?: LibraryCursor;
  place?: LibraryPlace;
};

/** Links to the previous and the next page. */
export function PageLinks({ query, previous, next, place }: PageLinksProps) {
  const t = useTranslations("library.pages");
  if (!previous && !next) return null;
  const style = buttonStyle({ tone: "quiet" });
  return (
    <nav aria-label={t("title")} className="no-print mt-6 flex justify-between gap-4">
      {previous ? (
        <PageLink
          href={libraryHref(withChanges(query, { before: previous }), place)}
          prefetch={false}
          rel="prev"
          className={style}
        >
          {t("previous")}
        </PageLink>
      ) : (
        <span />
      )}
      {next && (
        <PageLink
          href={libraryHref(withChanges(query, { after: next }), place)}
          prefetch={false}
          rel="next"
          className={style}
        >
          {t("next")}
        </PageLink>
      )}
    </nav>
  );
}

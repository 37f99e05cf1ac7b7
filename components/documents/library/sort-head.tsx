import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  libraryHref,
  type LibraryPlace,
  type LibraryQuery,
  type LibrarySort,
  withChanges,
} from "@/lib/domain/document/library-query";
import { PageLink } from "../../ui/page-change";
import { HeadCell } from "../../ui/head-cell";

type SortHeadProps = {
  query: LibraryQuery;
  /** The order that a first click on the head selects, and the order of a second click. */
  sorts: [LibrarySort, LibrarySort];
  place?: LibraryPlace;
  className?: string;
};

/** The head of a column. It sorts by the column, or reverses the order if the list is sorted by it already. */
export function SortHead({ query, sorts: [first, second], place, className }: SortHeadProps) {
  const t = useTranslations("library.columns");
  const isSorted = query.sort === first || query.sort === second;
  const isDescending = query.sort.startsWith("-");
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return (
    <HeadCell
      sorted={isSorted ? (isDescending ? "descending" : "ascending") : undefined}
      className={className}
    >
      <PageLink
        href={libraryHref(withChanges(query, { sort: query.sort === first ? second : first }), place)}
        scroll={false}
        prefetch={false}
        className="-my-2 inline-flex min-h-11 items-center gap-1 hover:text-ink sm:min-h-10"
      >
        {t(first === "name" ? "name" : "lastChange")}
        {isSorted && <Arrow aria-hidden className="size-3.5" />}
      </PageLink>
    </HeadCell>
  );
}

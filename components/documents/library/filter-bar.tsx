"use client";

import { useTranslations } from "next-intl";
import type { Tag } from "@/db/repositories/tags";
import {
  libraryHref,
  type LibraryPlace,
  type LibraryQuery,
  librarySorts,
  libraryShows,
  withChanges,
} from "@/lib/domain/document/library-query";
import { documentStatuses } from "@/lib/domain/signing/signing-status";
import { ChoiceMenu } from "./choice-menu";
import { MoreFilters } from "./more-filters";

type FilterBarProps = {
  query: LibraryQuery;
  tags: Tag[];
  people: { email: string; name: string }[];
  place?: LibraryPlace;
};

/**
 * The filters and the order of the library. Each choice is a URL, built in the browser, as there are many. The page
 * provides the messages "library" and "statuses".
 */
export function FilterBar({ query, tags, people, place = "/documents" }: FilterBarProps) {
  const t = useTranslations("library.filters");
  const shows = useTranslations("library.shows");
  const statuses = useTranslations("statuses");
  const sorts = useTranslations("library.sorts");
  const choice = (label: string, changes: Partial<LibraryQuery>) => ({
    label,
    href: libraryHref(withChanges(query, changes), place),
  });
  const current = libraryHref(withChanges(query, {}), place);
  const { person, from, to, ...others } = withChanges(query, {});
  return (
    <section aria-label={t("title")} className="no-print flex flex-wrap items-center gap-2">
      {place === "/documents" && (
        <ChoiceMenu
          label={t("show")}
          current={current}
          isSet={query.show !== undefined}
          choices={[
            choice(t("everything"), { show: undefined }),
            ...libraryShows.map((show) => choice(shows(show), { show })),
          ]}
        />
      )}
      <ChoiceMenu
        label={t("status")}
        current={current}
        isSet={query.status !== undefined}
        choices={[
          choice(t("anyStatus"), { status: undefined }),
          ...documentStatuses.map((status) => choice(statuses(status), { status })),
        ]}
      />
      {tags.length > 0 && (
        <ChoiceMenu
          label={t("tag")}
          current={current}
          isSet={query.tag !== undefined}
          choices={[
            choice(t("anyTag"), { tag: undefined }),
            ...tags.map(({ id, name }) => choice(name, { tag: id })),
          ]}
        />
      )}
      <MoreFilters rest={libraryHref(others, place)} values={{ person, from, to }} people={people} />
      <div className="sm:ml-auto">
        <ChoiceMenu
          label={t("sort")}
          current={current}
          isSet={false}
          choices={librarySorts.map((sort) => choice(sorts(sort), { sort }))}
        />
      </div>
    </section>
  );
}

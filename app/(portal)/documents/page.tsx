import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { DocumentTable } from "@/components/documents/document-table";
import { FilterBar } from "@/components/documents/library/filter-bar";
import { FilterChips } from "@/components/documents/library/filter-chips";
import { FilterFold, FilterRegion, FilterToggle } from "@/components/documents/library/filter-fold";
import { ResultCount } from "@/components/documents/library/result-count";
import { NoResults } from "@/components/documents/library/no-results";
import { PageLinks } from "@/components/documents/library/page-links";
import { SelectableList } from "@/components/documents/selection/selectable-list";
import { Uploads } from "@/components/documents/uploads";
import { ClientMessages } from "@/components/shell/client-messages";
import { linkStyle } from "@/components/ui/link-style";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadLibrary } from "@/lib/server/loaders/load-library";
import { filtersOf } from "@/lib/domain/document/library-query";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { cancelAll, checkArchive, remindAll, restoreAll, tagAll, trashAll } from "./actions";
import { tagDocument, untagDocument } from "./tag-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("title") };
}

export default async function DocumentsPage({ searchParams }: PageProps<"/documents">) {
  const user = await requireUser();
  const query = readLibraryQuery(await searchParams);
  const { documents, tags, knownTags, isNarrowed, ...view } = await loadLibrary(query, user);
  const t = await getTranslations("library");
  const known = knownTags.map(({ name }) => name);
  return (
    <ClientMessages
      of={[
        ...(["library", "search", "tags", "selection", "bulk", "trash", "cancel"] as const),
        ...(["problems", "refusals", "statuses", "person"] as const),
      ]}
    >
      <FilterFold>
        <Uploads
          isEmpty={documents.length === 0 && !isNarrowed}
          beside={<FilterToggle inUse={filtersOf(query).length} />}
        >
          <div className="mb-4 flex flex-col gap-3">
            <FilterRegion>
              <FilterBar query={query} tags={knownTags} people={view.knownPeople} />
            </FilterRegion>
            <FilterChips query={query} tags={knownTags} />
            <ResultCount count={view.count} isNarrowed={isNarrowed} />
          </div>
          {documents.length === 0 ? (
            <NoResults query={query} />
          ) : (
            <SelectableList
              documents={documents}
              known={known}
              actions={{ tagAll, trashAll, restoreAll, remindAll, cancelAll, checkArchive }}
            >
              <DocumentTable
                documents={documents}
                people={view.people}
                tags={tags}
                expiringSoon={view.expiringSoon}
                query={query}
                knownTags={known}
                tagActions={{ tag: tagDocument, untag: untagDocument }}
              />
            </SelectableList>
          )}
          <PageLinks query={query} previous={view.previous} next={view.next} />
        </Uploads>
      </FilterFold>
      <Link
        href="/documents/trash"
        className={`mt-4 inline-flex min-h-11 items-center text-base sm:mt-8 sm:min-h-0 ${linkStyle}`}
      >
        {t("trash")}
      </Link>
    </ClientMessages>
  );
}

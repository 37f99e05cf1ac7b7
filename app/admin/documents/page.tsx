import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { AdminDocumentTable } from "@/components/admin/documents/admin-document-table";
import { DocumentSearch } from "@/components/admin/documents/document-search";
import { FilterBar } from "@/components/documents/library/filter-bar";
import { FilterChips } from "@/components/documents/library/filter-chips";
import { FilterFold, FilterRegion, FilterToggle } from "@/components/documents/library/filter-fold";
import { ResultCount } from "@/components/documents/library/result-count";
import { NoResults } from "@/components/documents/library/no-results";
import { PageLinks } from "@/components/documents/library/page-links";
import { ClientMessages } from "@/components/shell/client-messages";
import { buttonStyle } from "@/components/ui/button-style";
import { DownloadLink } from "@/components/ui/download-link";
import { linkStyle } from "@/components/ui/link-style";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadAllDocuments } from "@/lib/server/loaders/load-all-documents";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { allDocumentsQuery, filtersOf, libraryHref, withChanges } from "@/lib/domain/document/library-query";
import { canAdminsRead } from "@/lib/domain/settings/portal-settings";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";

const place = "/admin/documents";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminDocuments"))("title") };
}

/** Every user's documents, with the library's search and filters. The list itself shows no content of documents. */
export default async function AllDocumentsPage({ searchParams }: PageProps<"/admin/documents">) {
  await requireAdmin();
  const query = allDocumentsQuery(readLibraryQuery(await searchParams));
  const { isNarrowed, count, ...page } = await loadAllDocuments(query);
  const isOpen = canAdminsRead(await currentSettings());
  const t = await getTranslations("adminDocuments");
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <div className="flex flex-wrap gap-3">
          <Link href="/admin/documents/trash" className={buttonStyle({ tone: "quiet" })}>
            {t("trash")}
          </Link>
          <DownloadLink
            href={libraryHref(withChanges(query, {}), "/api/admin/documents")}
            className={buttonStyle({ tone: "quiet" })}
          >
            {t("export")}
          </DownloadLink>
        </div>
      </header>
      {isOpen ? (
        <p className="text-base text-ink-soft">{t("open")}</p>
      ) : (
        <p className="text-base text-ink-soft">
          {t.rich("closed", {
            settings: (words) => (
              <Link href="/admin/settings" className={linkStyle}>
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      <div className="flex flex-col gap-3">
        <ClientMessages of={["library", "statuses"]}>
          <FilterFold>
            <div className="flex flex-wrap items-center gap-2">
              <DocumentSearch key={query.q} query={query} isOpen={isOpen} />
              <FilterToggle inUse={filtersOf(query).length} />
            </div>
            <FilterRegion>
              <FilterBar query={query} tags={[]} people={[]} place={place} />
            </FilterRegion>
          </FilterFold>
        </ClientMessages>
        <FilterChips query={query} tags={[]} place={place} />
        <ResultCount count={count} isNarrowed={isNarrowed} />
      </div>
      {page.documents.length > 0 ? (
        <AdminDocumentTable documents={page.documents} query={query} />
      ) : isNarrowed ? (
        <NoResults query={query} place={place} />
      ) : (
        <p className="text-ink-soft">{t("empty")}</p>
      )}
      <PageLinks query={query} previous={page.previous} next={page.next} place={place} />
    </div>
  );
}

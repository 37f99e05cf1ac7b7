import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { AdminTrashList } from "@/components/admin/documents/admin-trash-list";
import { SearchForm } from "@/components/admin/search-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { buttonStyle } from "@/components/ui/button-style";
import { linkStyle } from "@/components/ui/link-style";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadAllTrash } from "@/lib/server/loaders/load-trash";
import { trashHref, trashSearch } from "@/lib/domain/document/trash-search";
import { restoreForOwner } from "../[documentId]/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminTrash"))("title") };
}

/** The trash of all users. An admin can restore a document on its owner's behalf. */
export default async function AllTrashPage({ searchParams }: PageProps<"/admin/documents/trash">) {
  await requireAdmin();
  const { q, after } = trashSearch.parse(await searchParams);
  const { documents, isMore } = await loadAllTrash({ q, after });
  const t = await getTranslations("adminTrash");
  const last = isMore ? documents.at(-1) : undefined;
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col gap-2">
        <Link
          href="/admin/documents"
          className={`flex min-h-11 items-center self-start text-base sm:min-h-0 ${linkStyle}`}
        >
          {t("back")}
        </Link>
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <p className="max-w-prose text-base text-ink-soft">{t("text")}</p>
      </header>
      <SearchForm
        {...{ action: "/admin/documents/trash", name: "q", value: q }}
        label={t("searchLabel")}
        submit={t("search")}
      />
      {documents.length > 0 ? (
        <ClientMessages of={["trash", "refusals"]}>
          <AdminTrashList documents={documents} restore={restoreForOwner} />
        </ClientMessages>
      ) : (
        <p className="text-ink-soft">{t(q || after ? "noResults" : "empty")}</p>
      )}
      <nav aria-label={t("pages")} className="flex flex-wrap gap-3">
        {after && (
          <Link href={trashHref({ q })} className={buttonStyle({ tone: "quiet" })}>
            {t("first")}
          </Link>
        )}
        {last?.trashedAt && (
          <Link
            href={trashHref({ q, after: { trashedMs: last.trashedAt.getTime(), id: last.id } })}
            className={buttonStyle({ tone: "quiet" })}
          >
            {t("older")}
          </Link>
        )}
      </nav>
    </div>
  );
}

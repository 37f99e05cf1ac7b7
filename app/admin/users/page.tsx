import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { z } from "zod";
import { InviteUser } from "@/components/admin/users/invite-user";
import { SearchForm } from "@/components/admin/search-form";
import { UserTable } from "@/components/admin/users/user-table";
import { ClientMessages } from "@/components/shell/client-messages";
import { buttonStyle } from "@/components/ui/button-style";
import { DownloadLink } from "@/components/ui/download-link";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadUsers } from "@/lib/server/loaders/load-users";
import { inviteUser } from "./actions";

const addressQuery = z.object({
  search: z.string().max(200).catch(""),
  after: z.string().max(700).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminUsers"))("title") };
}

/** All accounts, page by page. The next page starts after the last account of this one. */
export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  await requireAdmin();
  const { search, after } = addressQuery.parse(await searchParams);
  const { users, isMore, count } = await loadUsers({ search, after });
  const t = await getTranslations("adminUsers");
  const last = users.at(-1);
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="font-serif text-xl">{t("title")}</h1>
          <p className="text-base text-ink-soft">{t("count", { count })}</p>
        </div>
        <div className="flex flex-wrap gap-3">
          <Link href="/admin/users/import" className={buttonStyle({ tone: "quiet" })}>
            {t("import")}
          </Link>
          <DownloadLink href="/api/admin/users" className={buttonStyle({ tone: "quiet" })}>
            {t("export")}
          </DownloadLink>
          <ClientMessages of={["inviteUser", "roles", "dialogs", "problems", "refusals"]}>
            <InviteUser action={inviteUser} />
          </ClientMessages>
        </div>
      </header>
      <SearchForm
        {...{ action: "/admin/users", name: "search", value: search }}
        label={t("searchLabel")}
        submit={t("search")}
      />
      {users.length > 0 ? <UserTable users={users} /> : <p className="text-ink-soft">{t("noResults")}</p>}
      <nav aria-label={t("pages")} className="flex flex-wrap gap-3">
        {after !== undefined && (
          <Link href={pageOf({ search })} className={buttonStyle({ tone: "quiet" })}>
            {t("first")}
          </Link>
        )}
        {isMore && last && (
          <Link href={pageOf({ search, after: last.searchKey })} className={buttonStyle({ tone: "quiet" })}>
            {t("next")}
          </Link>
        )}
      </nav>
    </div>
  );
}

const pageOf = (query: { search: string; after?: string }) => ({
  pathname: "/admin/users",
  query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)),
});

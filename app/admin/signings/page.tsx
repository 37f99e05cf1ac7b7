import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SigningFilter } from "@/components/admin/signings/signing-filter";
import { SigningPages } from "@/components/admin/signings/signing-pages";
import { SigningTable } from "@/components/admin/signings/signing-table";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadSignings } from "@/lib/server/loaders/load-signings";
import { signingSearch } from "@/lib/domain/signing/signing-search";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminSignings"))("title") };
}

export default async function SigningsPage({ searchParams }: PageProps<"/admin/signings">) {
  await requireAdmin();
  const query = signingSearch.parse(await searchParams);
  const { signings, isMore } = await loadSignings(query);
  const t = await getTranslations("adminSignings");
  const { status, search, needsAttention } = query;
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <SigningFilter search={query} />
      {signings.length > 0 ? (
        <SigningTable signings={signings} />
      ) : (
        <p className="text-ink-soft">
          {t(needsAttention && !status && !search ? "nothingNeedsAttention" : "noResults")}
        </p>
      )}
      <SigningPages search={query} last={isMore ? signings.at(-1)?.id : undefined} />
    </div>
  );
}

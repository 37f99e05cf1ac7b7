import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SigningFilter } from "@/components/admin/signings/signing-filter";
import { SigningPages } from "@/components/admin/signings/signing-pages";
import { SigningTable } from "@/components/admin/signings/signing-table";
import { listSignings } from "@/db/repositories/admin-signings";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { signingSearch } from "@/lib/domain/signing/signing-search";
import { portal } from "@/lib/server/portal/portal";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminSignings"))("title") };
}

export default async function SigningsPage({ searchParams }: PageProps<"/admin/signings">) {
  await requireAdmin();
  const asked = signingSearch.parse(await searchParams);
  const { db } = await portal();
  const t = await getTranslations("adminSignings");
  const { status, search, human, before } = asked;
  // One more than is shown tells whether older ones follow.
  const found = await listSignings(db.read, {
    ...{ status, search, before, needsAttention: human },
    limit: pageSize + 1,
  });
  const signings = found.slice(0, pageSize);
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <SigningFilter search={asked} />
      {signings.length > 0 ? (
        <SigningTable signings={signings} />
      ) : (
        <p className="text-ink-soft">
          {t(human && !status && !search ? "nothingNeedsAttention" : "noResults")}
        </p>
      )}
      <SigningPages search={asked} last={found.length > pageSize ? signings.at(-1)?.id : undefined} />
    </div>
  );
}

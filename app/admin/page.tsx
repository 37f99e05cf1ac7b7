import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { AttentionList } from "@/components/admin/overview/attention-list";
import { RangeForm } from "@/components/admin/overview/range-form";
import { SignatureChart } from "@/components/admin/overview/signature-chart";
import { SigningTimeChart } from "@/components/admin/overview/signing-time-chart";
import { StatusChart } from "@/components/admin/overview/status-chart";
import { UploadChart } from "@/components/admin/overview/upload-chart";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadAttentionItems } from "@/lib/server/loaders/load-attention-items";
import { loadOverview } from "@/lib/server/loaders/load-overview";
import { periodsOf } from "@/lib/domain/time/date-range";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminOverview"))("title") };
}

export default async function OverviewPage({ searchParams }: PageProps<"/admin">) {
  await requireAdmin();
  const { items, isMore } = await loadAttentionItems();
  const { range, now, ...statistics } = await loadOverview(await searchParams);
  const t = await getTranslations("adminOverview");
  const periods = periodsOf(range);
  const shared = { periods, rowTitle: t(`periods.${range.period}`) };
  return (
    <div className="flex flex-col gap-8">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <Section title={t("attention.title")}>
        <AttentionList items={items} isMore={isMore} />
      </Section>
      <Section title={t("numbers")}>
        <RangeForm range={range} now={now} />
        <div className="grid gap-4 lg:grid-cols-2">
          <StatusChart {...shared} title={t("documents")} counts={statistics.documents} />
          <SigningTimeChart {...shared} times={statistics.times} />
          <SignatureChart counts={statistics.signatures} />
          <UploadChart {...shared} uploads={statistics.uploads} />
          <StatusChart {...shared} title={t("failures")} counts={statistics.failures} />
        </div>
      </Section>
    </div>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { AttentionList } from "@/components/admin/overview/attention-list";
import { RangeForm } from "@/components/admin/overview/range-form";
import { SignatureChart } from "@/components/admin/overview/signature-chart";
import { SigningTimeChart } from "@/components/admin/overview/signing-time-chart";
import { StatusChart } from "@/components/admin/overview/status-chart";
import { UploadChart } from "@/components/admin/overview/upload-chart";
import {
  countDocuments,
  countFailures,
  countSignatures,
  measureSigningTimes,
  sumUploads,
} from "@/db/repositories/statistics";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { periodsOf, readDateRange } from "@/lib/domain/time/date-range";
import { portal } from "@/lib/server/portal/portal";
import { listAttentionItems } from "./attention-items";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminOverview"))("title") };
}

export default async function OverviewPage({ searchParams }: PageProps<"/admin">) {
  await requireAdmin();
  const parts = await portal();
  const { db, now } = parts;
  const range = readDateRange(await searchParams, now());
  const { needs, isMore } = await listAttentionItems(parts);
  const [documents, times, signatures, uploads, failures] = await Promise.all([
    countDocuments(db.read, range),
    measureSigningTimes(db.read, range),
    countSignatures(db.read, range),
    sumUploads(db.read, range),
    countFailures(db.read, range),
  ]);
  const t = await getTranslations("adminOverview");
  const periods = periodsOf(range);
  const shared = { periods, rowTitle: t(`periods.${range.period}`) };
  return (
    <div className="flex flex-col gap-8">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <Section title={t("attention.title")}>
        <AttentionList items={needs} isMore={isMore} />
      </Section>
      <Section title={t("numbers")}>
        <RangeForm range={range} now={now()} />
        <div className="grid gap-4 lg:grid-cols-2">
          <StatusChart {...shared} title={t("documents")} counts={documents} />
          <SigningTimeChart {...shared} times={times} />
          <SignatureChart counts={signatures} />
          <UploadChart {...shared} uploads={uploads} />
          <StatusChart {...shared} title={t("failures")} counts={failures} />
        </div>
      </Section>
    </div>
  );
}

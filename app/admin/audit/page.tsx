import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { z } from "zod";
import { AuditFilterForm } from "@/components/admin/audit/audit-filter-form";
import { AuditTable } from "@/components/admin/audit/audit-table";
import { VerifyChain } from "@/components/admin/audit/verify-chain";
import { ClientMessages } from "@/components/shell/client-messages";
import { buttonStyle } from "@/components/ui/button-style";
import { DownloadLink } from "@/components/ui/download-link";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadAuditLog } from "@/lib/server/loaders/load-audit-log";
import { auditFilter, auditQuery } from "@/lib/domain/audit/audit-filter";

const beforeSeq = z.coerce.number().int().positive().optional().catch(undefined);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminAudit"))("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  await requireAdmin();
  const query = await searchParams;
  const filter = auditFilter.parse(query);
  const before = beforeSeq.parse(query.before);
  const { entries, isMore } = await loadAuditLog(filter, before);
  const t = await getTranslations("adminAudit");
  const last = entries.at(-1);
  const exportHref = (format: string) => `/api/admin/audit/export?${auditQuery(filter, { format })}`;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <div className="flex flex-wrap gap-2">
          <DownloadLink href={exportHref("csv")} className={buttonStyle({ tone: "quiet" })}>
            {t("exportCsv")}
          </DownloadLink>
          <DownloadLink href={exportHref("json")} className={buttonStyle({ tone: "quiet" })}>
            {t("exportJson")}
          </DownloadLink>
        </div>
      </div>
      <ClientMessages of={["adminAudit"]}>
        <VerifyChain />
      </ClientMessages>
      <AuditFilterForm filter={filter} />
      {entries.length > 0 ? (
        <AuditTable entries={entries} />
      ) : (
        <p className="text-ink-soft">{t("noResults")}</p>
      )}
      <nav aria-label={t("pages")} className="flex gap-3">
        {before !== undefined && (
          <Link href={`/admin/audit?${auditQuery(filter)}`} className={buttonStyle({ tone: "quiet" })}>
            {t("newest")}
          </Link>
        )}
        {last && isMore && (
          <Link
            href={`/admin/audit?${auditQuery(filter, { before: String(last.seq) })}`}
            className={buttonStyle({ tone: "quiet" })}
          >
            {t("older")}
          </Link>
        )}
      </nav>
    </div>
  );
}

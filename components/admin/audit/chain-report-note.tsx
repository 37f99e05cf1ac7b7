import { useTranslations } from "next-intl";
import type { ChainReport } from "@/lib/domain/audit/chain-report";

/** The result of verifying the hash chain. */
export function ChainReportNote({ report, kept }: { report: ChainReport; kept: boolean }) {
  const t = useTranslations("adminAudit.chain");
  const { head, tampered, keptSeq } = report;
  if (tampered)
    return (
      <p className="text-bad">
        {t(`tampered.${tampered.kind}`, { seq: tampered.seq })} {t("soundBefore")}
      </p>
    );
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium">{t("sound", { count: head.seq })}</p>
      {kept && keptSeq === undefined && <p className="text-bad">{t("keptMissing")}</p>}
      {keptSeq !== undefined && <p>{t("keptFound", { seq: keptSeq })}</p>}
      <p className="text-ink-soft">
        {t("head")} <code className="text-sm break-all select-all">{head.hash}</code>
      </p>
      <p className="max-w-prose text-ink-soft">{t("keep")}</p>
    </div>
  );
}

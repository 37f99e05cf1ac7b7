import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ReportFormat, reportFormats } from "@/lib/domain/validation/report-format";

type ReportDownloadsProps = {
  /** The link or button that downloads the report in a format, with its words. */
  download: (format: ReportFormat, words: string) => ReactNode;
};

/** Offers the report as a file, in each format. */
export function ReportDownloads({ download }: ReportDownloadsProps) {
  const t = useTranslations("reportFile");
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span className="text-ink-soft">{t("download")}</span>
      {reportFormats.map((format) => (
        <span key={format}>{download(format, t(`formats.${format}`))}</span>
      ))}
    </div>
  );
}

export const downloadStyle = "inline-flex min-h-11 items-center sm:min-h-10";

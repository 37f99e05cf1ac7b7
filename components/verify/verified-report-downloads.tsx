"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReportFormat } from "@/lib/domain/validation/report-format";
import { downloadStyle, ReportDownloads } from "../signatures/report-downloads";
import { linkStyle } from "../ui/link-style";
import { Notice } from "../ui/notice";
import { downloadReport } from "./download-report";

/** Downloads of the report of a verified file, which only this page has. */
export function VerifiedReportDownloads({ sealed }: { sealed: string }) {
  const t = useTranslations("reportFile");
  const [hasFailed, setHasFailed] = useState(false);
  const start = async (format: ReportFormat) => {
    setHasFailed(false);
    await downloadReport(sealed, format).catch(() => setHasFailed(true));
  };
  return (
    <div className="flex flex-col gap-2">
      <ReportDownloads
        download={(format, words) => (
          <button
            type="button"
            className={`${downloadStyle} ${linkStyle}`}
            onClick={() => void start(format)}
          >
            {words}
          </button>
        )}
      />
      {hasFailed && <Notice tone="bad">{t("failed")}</Notice>}
    </div>
  );
}

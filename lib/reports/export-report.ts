import { cleanFileName, documentName } from "@/lib/domain/document/file-name";
import { withoutUnreadable } from "@/lib/domain/text/unreadable";
import type { ReportFormat } from "@/lib/domain/validation/report-format";
import { etsiReport } from "./etsi-report";
import { reportLanguage } from "./report-language";
import { reportPdf } from "./report-pdf";
import type { ReportToExport } from "./report-to-export";
import { simpleReport } from "./simple-report";

const mediaTypes: Record<ReportFormat, string> = {
  pdf: "application/pdf",
  json: "application/json",
  xml: "application/xml",
};

type ExportedReport = { name: string; mediaType: string; bytes: Uint8Array };

/** Writes a report for others: as a PDF to read, as JSON in the shape of SiVa's, or as XML by ETSI TS 119 102-2. */
export async function exportReport(format: ReportFormat, report: ReportToExport): Promise<ExportedReport> {
  return {
    name: nameOf(format, report),
    mediaType: mediaTypes[format],
    bytes: await bytesOf(format, report),
  };
}

/** As "Lease – validation report.pdf". */
function nameOf(format: ReportFormat, { fileName, language, timeZone }: ReportToExport): string {
  const name = documentName(withoutUnreadable(fileName));
  const { t } = reportLanguage(language, timeZone);
  return cleanFileName(`${t("reportFile.fileName", { name })}.${format}`);
}

async function bytesOf(format: ReportFormat, report: ReportToExport): Promise<Uint8Array> {
  switch (format) {
    case "pdf":
      return reportPdf(report);
    case "json":
      return Buffer.from(`${JSON.stringify(simpleReport(report), null, 2)}\n`);
    case "xml":
      return Buffer.from(etsiReport(report));
  }
}

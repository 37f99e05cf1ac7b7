import { findTimeZone } from "@/db/repositories/settings";
import type { ReportFormat } from "@/lib/domain/validation/report-format";
import { contentDisposition } from "@/lib/files/content-disposition";
import { exportReport } from "@/lib/reports/export-report";
import type { ReportToExport } from "@/lib/reports/report-to-export";
import { languageOfReader } from "@/lib/server/i18n/language-of-reader";
import { portal } from "@/lib/server/portal/portal";

type Requested = Pick<ReportToExport, "report" | "fileName" | "signerCount"> & { format: ReportFormat };

/** The response with a report as a file, in the reader's language and the portal's time zone. */
export async function reportResponse({ format, ...requested }: Requested): Promise<Response> {
  const { db } = await portal();
  const timeZone = await findTimeZone(db.read);
  const language = await languageOfReader();
  const { name, mediaType, bytes } = await exportReport(format, { ...requested, language, timeZone });
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition("attachment", name),
      "cache-control": "no-store",
    },
  });
}

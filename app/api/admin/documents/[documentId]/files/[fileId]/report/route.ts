import { findReportForAdmin } from "@/db/repositories/admin-documents";
import { isReportFormat } from "@/lib/domain/validation/report-format";
import { recordFileInspection } from "@/lib/documents/record-inspection";
import { noFileResponse } from "@/lib/files/file-response";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { reportResponse } from "../../../../../../report-response";

type Context = { params: Promise<{ documentId: string; fileId: string }> };

/**
 * The validation report of a file of any document, if the settings let admins open documents. `?format=` is "pdf",
 * "json" or "xml". Each download is logged.
 */
export const GET = adminRoute<Context>(
  async ({ portal: { db, now }, user: admin, origin, request, params: { documentId, fileId } }) => {
    const format = new URL(request.url).searchParams.get("format");
    const file = await findReportForAdmin(db.read, { documentId, fileId });
    if (!file?.validationReport || !isReportFormat(format)) return noFileResponse();
    const { name, sha256, validationReport: report } = file;
    await recordFileInspection(
      { db, now },
      {
        ...{ documentId, adminId: admin.id, origin },
        ...{ file: { role: "report", sha256 }, isDownload: true, isBeginning: true },
      },
    );
    return reportResponse({ format, report, fileName: name });
  },
);

import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findDocument } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { listPeopleOfDocuments } from "@/db/repositories/signer-lists";
import { isReportFormat } from "@/lib/domain/validation/report-format";
import { noFileResponse } from "@/lib/files/file-response";
import { userRoute } from "@/lib/server/auth/user-route";
import { reportResponse } from "../../../report-response";

type Context = { params: Promise<{ documentId: string }> };

/**
 * The validation report of a document's signed file, or of the partly signed one, for the people who may download that
 * file. `?format=` is "pdf", "json" or "xml". Each download is logged.
 */
export const GET = userRoute<Context>(
  async ({ portal: { db, now }, user, origin, request, params: { documentId } }) => {
    const format = new URL(request.url).searchParams.get("format");
    const query = { documentId, userId: user.id };
    const isTheirs = (await findDocument(db.read, query)) !== undefined;
    const file =
      isTheirs &&
      ((await findVisibleFile(db.read, { ...query, role: "signed" })) ??
        (await findPartialFile(db.read, query)));
    if (!file || !file.validationReport || !isReportFormat(format)) return noFileResponse();
    const { validationReport: report, sha256 } = file;
    await db.write((tx) =>
      appendAuditEvent(tx, {
        ...{ at: now(), action: "file.downloaded", actorId: user.id, documentId },
        origin,
        detail: { role: "report", sha256 },
      }),
    );
    const { length: signerCount } = await listPeopleOfDocuments(db.read, [documentId]);
    return reportResponse({ format, report, fileName: file.name, signerCount });
  },
);

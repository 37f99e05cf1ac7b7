import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { Handle } from "@/db/client";
import { type DocumentOf, findDocument } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile, listSourceReports } from "@/db/repositories/files";
import type { ValidatedSignature, ValidationReport } from "@/lib/domain/validation/validation-report";
import { userRoute } from "@/lib/server/auth/user-route";
import { fileHeaders } from "@/lib/files/file-headers";
import { noFileResponse } from "@/lib/files/file-response";
import { certificateIn } from "@/lib/verify/certificate-in";

type Context = RouteContext<"/api/documents/[documentId]/certificates/[fingerprint]">;

/**
 * A certificate from a document's signed file or its sources, for the people who may download that file. `?form=pem` returns it as text.
 * Each download is logged.
 */
export const GET = userRoute<Context>(
  async ({
    portal: { db, store, reader, now },
    user,
    origin,
    request,
    params: { documentId, fingerprint },
  }) => {
    const query = { documentId, userId: user.id };
    const isPem = new URL(request.url).searchParams.get("form") === "pem";
    const reports = await listReports(db.read, query);
    const report = reports.find(({ signatures }) => signatures.some(has(fingerprint)));
    const wanted = { fingerprint, userId: user.id, now: now(), signal: request.signal };
    const certificate = report && (await certificateIn({ store, reader }, report, wanted));
    if (!certificate) return noFileResponse();
    await db.write((tx) =>
      appendAuditEvent(tx, {
        ...{ at: now(), action: "file.downloaded", actorId: user.id, documentId },
        origin,
        detail: { role: "certificate", sha256: fingerprint },
      }),
    );
    const name = `${fingerprint.slice(0, 16)}.${isPem ? "pem" : "cer"}`;
    return new Response(isPem ? certificate.toString() : new Uint8Array(certificate.raw), {
      headers: fileHeaders({ name }, { isDownload: true }),
    });
  },
);

/** The reports of the files that the user may download, the latest first. */
async function listReports(handle: Handle, query: DocumentOf): Promise<ValidationReport[]> {
  if (!(await findDocument(handle, query))) return [];
  const files = [
    await findVisibleFile(handle, { ...query, role: "signed" }),
    await findPartialFile(handle, query),
    ...(await listSourceReports(handle, query.documentId)),
  ];
  return files.flatMap((file) => file?.validationReport ?? []);
}

const has =
  (fingerprint: string) =>
  ({ certificate }: ValidatedSignature) =>
    certificate?.fingerprint === fingerprint;

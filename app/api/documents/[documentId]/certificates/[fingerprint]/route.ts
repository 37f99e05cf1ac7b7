import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { userRoute } from "@/lib/server/auth/user-route";
import { fileHeaders } from "@/lib/files/file-headers";
import { noFileResponse } from "@/lib/files/file-response";
import { certificateIn } from "@/lib/verify/certificate-in";

type Context = RouteContext<"/api/documents/[documentId]/certificates/[fingerprint]">;

/**
 * A certificate from a document's signed file, for the people who may download that file. `?form=pem` returns it as text.
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
    const file =
      (await findVisibleFile(db.read, { ...query, role: "signed" })) ??
      (await findPartialFile(db.read, query));
    const isPem = new URL(request.url).searchParams.get("form") === "pem";
    const certificate =
      file?.validationReport &&
      (await certificateIn({ store, reader }, file.validationReport, {
        fingerprint,
        userId: user.id,
        now: now(),
      }));
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

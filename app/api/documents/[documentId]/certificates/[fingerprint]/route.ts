import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { userRoute } from "@/lib/server/auth/user-route";
import { fileHeaders } from "@/lib/files/file-headers";
import { noFileResponse } from "@/lib/files/file-response";
import { certificateIn } from "@/lib/verify/certificate-in";

type Context = RouteContext<"/api/documents/[documentId]/certificates/[fingerprint]">;

/**
 * A certificate out of a document's signed file, for whoever may have that file: nothing is in the one that is not in
 * the other. `?form=pem` gives it as text. The log tells of each.
 */
export const GET = userRoute<Context>(
  async ({ portal: { db, store, now }, user, origin, request, params: { documentId, fingerprint } }) => {
    const asked = { documentId, userId: user.id };
    const file =
      (await findVisibleFile(db.read, { ...asked, role: "signed" })) ??
      (await findPartialFile(db.read, asked));
    const isPem = new URL(request.url).searchParams.get("form") === "pem";
    const certificate =
      file?.checkReport && (await certificateIn(store, file.checkReport, { fingerprint, now: now() }));
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

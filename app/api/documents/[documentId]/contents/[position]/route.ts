import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findVisibleFile } from "@/db/repositories/files";
import { userRoute } from "@/lib/server/auth/user-route";
import { openContainerEntry } from "@/lib/documents/container-entry";
import { fileHeaders } from "@/lib/files/file-headers";
import { noFileResponse } from "@/lib/files/file-response";

type Context = RouteContext<"/api/documents/[documentId]/contents/[position]">;

/** A file from a document's signed container. `?download` saves it. Each view and download is logged. */
export const GET = userRoute<Context>(
  async ({ portal: { db, store, reader, now }, user, origin, request, params: { documentId, position } }) => {
    const signed = await findVisibleFile(db.read, { documentId, userId: user.id, role: "signed" });
    const at = /^\d{1,4}$/.test(position) ? Number(position) : -1;
    const reading = { owner: user.id, purpose: "documents" as const, signal: request.signal };
    const file =
      signed?.validationReport &&
      (await openContainerEntry({ store, reader }, signed.validationReport, { position: at, reading }));
    if (!file) return noFileResponse();
    const isDownload = new URL(request.url).searchParams.has("download");
    await db.write((tx) =>
      appendAuditEvent(tx, {
        ...{
          at: now(),
          action: isDownload ? "file.downloaded" : "file.viewed",
          actorId: user.id,
          documentId,
        },
        origin,
        detail: { role: "signed", sha256: file.sha256, position: at },
      }),
    );
    const headers = fileHeaders({ name: file.name }, { isDownload });
    headers.set("content-length", String(file.sizeBytes));
    return new Response(file.bytes, { headers });
  },
);

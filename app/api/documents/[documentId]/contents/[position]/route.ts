import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findVisibleFile } from "@/db/repositories/files";
import { requestOrigin } from "@/lib/server/auth/request-origin";
import { userRoute } from "@/lib/server/auth/user-route";
import { containedFile } from "@/lib/files/contained-file";
import { fileHeaders } from "@/lib/files/file-headers";
import { noFileResponse } from "@/lib/files/file-response";
import { portal } from "@/lib/server/portal/portal";

type Context = RouteContext<"/api/documents/[documentId]/contents/[position]">;

/** One file out of a document's signed container. `?download` offers it for saving. The log tells of each. */
export const GET = userRoute<Context>(async (user, request, { params }) => {
  const { documentId, position } = await params;
  const { db, store, now } = await portal();
  const signed = await findVisibleFile(db.read, { documentId, userId: user.id, role: "signed" });
  const at = /^\d{1,4}$/.test(position) ? Number(position) : -1;
  const file = signed?.checkReport && (await containedFile(store, signed.checkReport, at));
  if (!file) return noFileResponse();
  const isDownload = new URL(request.url).searchParams.has("download");
  await db.write((tx) =>
    appendAuditEvent(tx, {
      ...{ at: now(), action: isDownload ? "file.downloaded" : "file.viewed", actorId: user.id, documentId },
      origin: requestOrigin(request.headers),
      detail: { role: "signed", sha256: file.sha256, position: at },
    }),
  );
  const headers = fileHeaders({ name: file.name }, { isDownload });
  headers.set("content-length", String(file.sizeBytes));
  return new Response(file.bytes, { headers });
});

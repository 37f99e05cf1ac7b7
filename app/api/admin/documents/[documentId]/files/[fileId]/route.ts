import { findFileForAdmin } from "@/db/repositories/admin-documents";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { adminRoute } from "@/lib/auth/admin-route";
import { requestOrigin } from "@/lib/auth/request-origin";
import { beginsFile, fileResponse, noFileResponse } from "@/lib/library/file-response";
import { portal } from "@/lib/portal";

type Context = RouteContext<"/api/admin/documents/[documentId]/files/[fileId]">;

/**
 * A file of anybody's document, where admins may look into them. `?download` offers it for saving. The log tells of each
 * time that an admin begins to load it.
 */
export const GET = adminRoute<Context>(async (admin, request, { params }) => {
  const { documentId, fileId } = await params;
  const { db, store, now } = await portal();
  const file = await findFileForAdmin(db.read, { documentId, fileId });
  if (!file) return noFileResponse();
  const isDownload = new URL(request.url).searchParams.has("download");
  const response = await fileResponse({ store, file, request, isDownload });
  if (beginsFile(response))
    await db.write((tx) =>
      appendAuditEvent(tx, {
        ...{ at: now(), action: "file.inspected", actorId: admin.id, documentId },
        origin: requestOrigin(request.headers),
        detail: { role: file.role, sha256: file.sha256, download: Number(isDownload) },
      }),
    );
  return response;
});

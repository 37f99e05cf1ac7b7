import { findFileForAdmin } from "@/db/repositories/admin-documents";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { requestOrigin } from "@/lib/server/auth/request-origin";
import { beginsFile, fileResponse, noFileResponse } from "@/lib/files/file-response";
import { recordFileLook } from "@/lib/documents/inspect-document";
import { portal } from "@/lib/server/portal/portal";

type Context = RouteContext<"/api/admin/documents/[documentId]/files/[fileId]">;

/**
 * A file of anybody's document, where admins may look into them. `?download` offers it for saving. The log tells of each
 * time that an admin loads it.
 */
export const GET = adminRoute<Context>(async (admin, request, { params }) => {
  const { documentId, fileId } = await params;
  const { db, store, now } = await portal();
  const file = await findFileForAdmin(db.read, { documentId, fileId });
  if (!file) return noFileResponse();
  const isDownload = new URL(request.url).searchParams.has("download");
  const response = await fileResponse({ store, file, request, isDownload });
  if (response.status === 416) return response; // nothing of the file goes out
  await recordFileLook(
    { db, now },
    {
      ...{ documentId, adminId: admin.id, origin: requestOrigin(request.headers) },
      ...{ file, isDownload, isBeginning: beginsFile(response) },
    },
  );
  return response;
});

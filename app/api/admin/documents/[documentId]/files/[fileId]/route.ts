import { findFileForAdmin } from "@/db/repositories/admin-documents";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { beginsFile, fileResponse, noFileResponse } from "@/lib/files/file-response";
import { recordFileLook } from "@/lib/documents/inspect-document";

type Context = RouteContext<"/api/admin/documents/[documentId]/files/[fileId]">;

/**
 * A file of anybody's document, where admins may look into them. `?download` offers it for saving. The log tells of each
 * time that an admin loads it.
 */
export const GET = adminRoute<Context>(
  async ({ portal: { db, store, now }, user: admin, origin, request, params: { documentId, fileId } }) => {
    const file = await findFileForAdmin(db.read, { documentId, fileId });
    if (!file) return noFileResponse();
    const isDownload = new URL(request.url).searchParams.has("download");
    const response = await fileResponse({ store, file, request, isDownload });
    if (response.status === 416) return response; // nothing of the file goes out
    await recordFileLook(
      { db, now },
      {
        ...{ documentId, adminId: admin.id, origin },
        ...{ file, isDownload, isBeginning: beginsFile(response) },
      },
    );
    return response;
  },
);

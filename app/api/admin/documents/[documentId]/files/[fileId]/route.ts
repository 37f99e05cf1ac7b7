import { findFileForAdmin } from "@/db/repositories/admin-documents";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { beginsFile, fileResponse, noFileResponse } from "@/lib/files/file-response";
import { recordFileInspection } from "@/lib/documents/record-inspection";

type Context = RouteContext<"/api/admin/documents/[documentId]/files/[fileId]">;

/**
 * A file of any document, where admins may open them. `?download` saves it. Each time that an admin loads it is logged.
 */
export const GET = adminRoute<Context>(
  async ({ portal: { db, store, now }, user: admin, origin, request, params: { documentId, fileId } }) => {
    const file = await findFileForAdmin(db.read, { documentId, fileId });
    if (!file) return noFileResponse();
    const isDownload = new URL(request.url).searchParams.has("download");
    const response = await fileResponse({ store, file, request, isDownload });
    if (response.status === 416) return response; // nothing of the file goes out
    await recordFileInspection(
      { db, now },
      {
        ...{ documentId, adminId: admin.id, origin },
        ...{ file, isDownload, isBeginning: beginsFile(response) },
      },
    );
    return response;
  },
);

import { findFileForAdmin } from "@/db/repositories/admin-documents";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { beginsFile, fileResponse, noFileResponse } from "@/lib/files/file-response";
import { recordFileInspection } from "@/lib/documents/record-inspection";

type Context = RouteContext<"/api/admin/documents/[documentId]/files/[fileId]">;

/**
 * A file of any document, if the settings let admins open documents. `?download` saves it. Every load from the file's
 * start is logged.
 */
export const GET = adminRoute<Context>(
  async ({ portal: { db, store, now }, user: admin, origin, request, params: { documentId, fileId } }) => {
    const file = await findFileForAdmin(db.read, { documentId, fileId });
    if (!file) return noFileResponse();
    const isDownload = new URL(request.url).searchParams.has("download");
    const response = await fileResponse({ store, file, request, isDownload });
    if (response.status === 416) return response; // no bytes of the file are sent
    await recordFileInspection(
      { db, now },
      {
        ...{ documentId, adminId: admin.id, origin },
        ...{ file, isDownload, isBeginning: beginsFile(request, response) },
      },
    );
    return response;
  },
);

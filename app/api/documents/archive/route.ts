import { userRoute } from "@/lib/server/auth/user-route";
import { documentIds } from "@/lib/domain/document/bulk";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { contentDisposition } from "@/lib/files/content-disposition";
import { documentsArchive } from "@/lib/documents/documents-archive";

/**
 * Several documents (form field `documentId`, repeated) as one ZIP archive. A form posts it, as an address cannot hold
 * so many ids, and the browser saves it while it comes.
 */
export const POST = userRoute(async ({ portal, user, origin, request }) => {
  const ids = documentIds.safeParse((await request.formData()).getAll("documentId"));
  if (!ids.success) return noDocuments();
  try {
    const asked = { documentIds: ids.data, userId: user.id, origin };
    const bytes = await documentsArchive(portal, asked);
    if (!bytes) return noDocuments();
    return new Response(bytes, {
      headers: {
        "content-type": "application/zip",
        "content-disposition": contentDisposition("attachment", "Documents.zip"),
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return refusalResponse(error.refusal);
  }
});

const noDocuments = () => Response.json({ message: "There are no such documents here." }, { status: 404 });

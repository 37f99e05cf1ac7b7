import { userRoute } from "@/lib/server/auth/user-route";
import { documentIds } from "@/lib/domain/document/bulk";
import { contentDisposition } from "@/lib/files/content-disposition";
import { readForm } from "@/lib/files/read-form";
import { documentsArchive } from "@/lib/documents/documents-archive";

/** Some times more than the ids of the most documents take. */
const maxFormBytes = 100_000;

/**
 * Several documents (form field `documentId`, repeated) as one ZIP archive. The ids are posted by a form, as there
 * may be too many for a URL, and so that the browser saves the archive as it streams.
 */
export const POST = userRoute(async ({ portal, user, origin, request }) => {
  const form = await readForm(request, maxFormBytes);
  const ids = documentIds.safeParse(form?.getAll("documentId"));
  if (!ids.success) return noDocuments();
  const query = { documentIds: ids.data, userId: user.id, origin };
  const bytes = await documentsArchive(portal, query);
  if (!bytes) return noDocuments();
  return new Response(bytes, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": contentDisposition("attachment", "Documents.zip"),
      "cache-control": "no-store",
    },
  });
});

const noDocuments = () => Response.json({ message: "There are no such documents here." }, { status: 404 });

import { takeImport } from "@/lib/accounts/import-users";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { maxImportBytes } from "@/lib/domain/people/user-import";
import { readWholeBody } from "@/lib/files/read-body";
import { readUploadHeaders } from "@/lib/files/upload-headers";

/**
 * Receives a list of people as the raw body, named by the header `x-file-name` (percent-encoded). Responds 201 with
 * its id.
 */
export const POST = adminRoute(async ({ portal, user: { id: adminId }, request }) => {
  const bytes = await readWholeBody(request.body ?? new Blob([]).stream(), maxImportBytes);
  if (!bytes)
    return refusalResponse({ code: "import_too_large", values: { maxMb: maxImportBytes / 1_000_000 } });
  const fileName = readUploadHeaders(request.headers).fileName.slice(0, 200);
  const importId = await takeImport(portal.workflow, { adminId, fileName, bytes });
  return Response.json({ importId }, { status: 201 });
});

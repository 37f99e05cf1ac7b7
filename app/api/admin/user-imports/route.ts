import { takeImport } from "@/lib/accounts/import-users";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { maxImportBytes } from "@/lib/domain/people/user-import";
import { readLimited } from "@/lib/files/read-limited";
import { readSentFile } from "@/lib/files/sent-file";

/** Takes a list of people as the raw body, named by the header `x-file-name` (percent-encoded). Answers 201 with its id. */
export const POST = adminRoute(async ({ portal, user: { id: adminId }, request }) => {
  const bytes = await readLimited(request.body ?? new Blob([]).stream(), maxImportBytes);
  if (!bytes)
    return refusalResponse({ code: "import_too_large", values: { maxMb: maxImportBytes / 1_000_000 } });
  try {
    const fileName = readSentFile(request.headers).fileName.slice(0, 200);
    const importId = await takeImport(portal.workflow, { adminId, fileName, bytes });
    return Response.json({ importId }, { status: 201 });
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return refusalResponse(error.refusal);
  }
});

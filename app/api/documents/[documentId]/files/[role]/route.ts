import type { Handle } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { DocumentOf } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { userRoute } from "@/lib/server/auth/user-route";
import { beginsFile, fileResponse, noFileResponse } from "@/lib/files/file-response";

type Context = RouteContext<"/api/documents/[documentId]/files/[role]">;

/**
 * A document's source, signed, first signed or partly signed file, whole or by ranges. `?position` selects one of several sources;
 * `?download` saves the file. Each load is logged when it starts, even if the browser has a cached copy.
 */
export const GET = userRoute<Context>(
  async ({ portal: { db, store, now }, user, origin, request, params: { documentId, role } }) => {
    const { searchParams } = new URL(request.url);
    const position = Number(searchParams.get("position") ?? 0);
    const file = await findFile(db.read, { documentId, userId: user.id, position }, role);
    if (!file) return noFileResponse();

    const isDownload = searchParams.has("download");
    const response = await fileResponse({ store, file, request, isDownload });
    if (beginsFile(request, response))
      await db.write((tx) =>
        appendAuditEvent(tx, {
          ...{
            at: now(),
            action: isDownload ? "file.downloaded" : "file.viewed",
            actorId: user.id,
            documentId,
          },
          ...{ origin, detail: { role, sha256: file.sha256 } },
        }),
      );
    return response;
  },
);

/** A partly signed file is for the owner only; signers have the source. */
async function findFile(handle: Handle, query: DocumentOf & { position: number }, role: string) {
  if (role === "partial") return findPartialFile(handle, query);
  if (role === "source") return findVisibleFile(handle, { ...query, role });
  if (role !== "signed" && role !== "first_signed") return undefined;
  return findVisibleFile(handle, { ...query, role, position: 0 });
}

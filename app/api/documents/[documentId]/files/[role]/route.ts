import type { Handle } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { DocumentOf } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { userRoute } from "@/lib/auth/user-route";
import { contentDisposition } from "@/lib/library/content-disposition";
import { parseRange } from "@/lib/library/byte-range-header";
import { portal } from "@/lib/portal";

type Context = RouteContext<"/api/documents/[documentId]/files/[role]">;

/** A document's source, signed or partly signed file, whole or by ranges. `?download` offers it for saving. */
export const GET = userRoute<Context>(async (user, request, { params }) => {
  const { documentId, role } = await params;
  const { db, store, now } = await portal();
  const file = await findFile(db.read, { documentId, userId: user.id }, role);
  if (!file) return notHere();

  const isDownload = new URL(request.url).searchParams.has("download");
  const headers = new Headers({
    "content-type": "application/pdf",
    "content-disposition": contentDisposition(isDownload ? "attachment" : "inline", file.name),
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
    etag: `"${file.sha256}"`,
    "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  });
  if (request.headers.get("if-none-match") === headers.get("etag"))
    return new Response(null, { status: 304, headers });
  const range = parseRange(request.headers.get("range"), file.sizeBytes);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${file.sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  if (isDownload)
    await db.write((tx) =>
      appendAuditEvent(tx, {
        at: now(),
        action: "file.downloaded",
        actorId: user.id,
        documentId,
        detail: { role },
      }),
    );
  headers.set("content-length", String(range ? range.end - range.start + 1 : file.sizeBytes));
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  return new Response(await store.open(file.sha256, range), { status: range ? 206 : 200, headers });
});

/** What was signed so far is its owner's; the others have what they were sent. */
async function findFile(handle: Handle, asked: DocumentOf, role: string) {
  if (role === "partial") return findPartialFile(handle, asked);
  return role === "source" || role === "signed" ? findVisibleFile(handle, { ...asked, role }) : undefined;
}

const notHere = () => Response.json({ message: "There is no such file here." }, { status: 404 });

import { maxUploadBytes } from "@/lib/server/portal/current-settings";
import { userRoute } from "@/lib/server/auth/user-route";
import { keepPending } from "@/lib/base/pending-work";
import { receiveUpload } from "@/lib/documents/receive-upload";
import { readUploadHeaders } from "@/lib/files/upload-headers";
import { UploadRefusal } from "@/lib/files/upload-refusal";

/**
 * Receives one file as the raw body. Its name is in the header `x-file-name` (percent-encoded UTF-8), its size in
 * `x-file-size`; `x-document-id` adds it to a draft. Responds 201 with the document, or with the refusal.
 */
export const POST = userRoute(
  async ({ portal: { db, store, reader, now, pending }, user, origin, request }) => {
    const library = { db, store, reader, now, maxUploadBytes: await maxUploadBytes() };
    const sent = readUploadHeaders(request.headers);
    if ((sent.declaredBytes ?? 0) > library.maxUploadBytes)
      throw new UploadRefusal("too_large", { maxBytes: library.maxUploadBytes });
    const receiving = receiveUpload(library, {
      userId: user.id,
      origin,
      documentId: request.headers.get("x-document-id") ?? undefined,
      ...sent,
      bytes: request.body ?? new Blob([]).stream(),
      signal: request.signal,
    });
    const document = await keepPending(pending, receiving);
    return Response.json(document, { status: 201 });
  },
);

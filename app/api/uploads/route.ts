import { maxUploadBytes } from "@/lib/server/portal/current-settings";
import { userRoute } from "@/lib/server/auth/user-route";
import { receiveUpload } from "@/lib/documents/receive-upload";
import { readSentFile } from "@/lib/files/sent-file";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { UploadRefusal } from "@/lib/files/upload-refusal";

/**
 * Takes one file as the raw body, named by the header `x-file-name` (percent-encoded UTF-8), its size by
 * `x-file-size`; `x-document-id` adds it to a draft. Answers 201 with the document, or the refusal.
 */
export const POST = userRoute(async ({ portal: { db, store, now, uploads }, user, origin, request }) => {
  const library = { db, store, now, maxUploadBytes: await maxUploadBytes() };
  const sent = readSentFile(request.headers);
  try {
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
    uploads.add(receiving);
    const document = await receiving.finally(() => uploads.delete(receiving));
    return Response.json(document, { status: 201 });
  } catch (error) {
    if (!(error instanceof UploadRefusal)) throw error;
    return refusalResponse(error.refusal);
  }
});

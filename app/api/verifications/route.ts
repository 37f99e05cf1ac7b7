import { userRoute } from "@/lib/server/auth/user-route";
import { maxUploadBytes } from "@/lib/server/portal/current-settings";
import { readSentFile } from "@/lib/files/sent-file";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { UploadRefusal } from "@/lib/files/upload-refusal";
import { validateInWorker } from "@/lib/validation/validate-in-worker";
import { holdSentFile } from "@/lib/verify/hold-sent-file";

/**
 * Checks one file, sent as the raw body like an upload, and keeps nothing of it. Answers with the report and the
 * certificates in it, as base64, or with the refusal.
 */
export const POST = userRoute(async ({ portal: { store, now, uploads }, request }) => {
  const { declaredBytes } = readSentFile(request.headers);
  const bytes = request.body ?? new Blob([]).stream();
  const { signal } = request;
  try {
    const checking = holdSentFile(
      { store, maxUploadBytes: await maxUploadBytes() },
      { bytes, declaredBytes, signal },
      (file) => validateInWorker({ ...file, now: now() }, { signal }),
    );
    uploads.add(checking);
    const { report, certificates } = await checking.finally(() => uploads.delete(checking));
    const inBase64 = certificates.map(({ fingerprint, bytes: certificate }) => ({
      fingerprint,
      base64: Buffer.from(certificate).toString("base64"),
    }));
    return Response.json({ report, certificates: inBase64 });
  } catch (error) {
    if (!(error instanceof UploadRefusal)) throw error;
    return refusalResponse(error.refusal);
  }
});

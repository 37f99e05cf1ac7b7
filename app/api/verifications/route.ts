import { userRoute } from "@/lib/server/auth/user-route";
import { maxUploadBytes } from "@/lib/server/portal/current-settings";
import { readUploadHeaders } from "@/lib/files/upload-headers";
import { withUploadedFile } from "@/lib/verify/with-uploaded-file";

/**
 * Validates one file, sent as the raw body like an upload, without storing it. Responds with the report and the
 * certificates in the file, as base64, or with the refusal.
 */
export const POST = userRoute(async ({ portal: { store, reader, now, uploads }, user, request }) => {
  const { declaredBytes } = readUploadHeaders(request.headers);
  const bytes = request.body ?? new Blob([]).stream();
  const { signal } = request;
  const validating = withUploadedFile(
    { store, maxUploadBytes: await maxUploadBytes() },
    { bytes, declaredBytes, signal },
    (file) => reader.validateAnyFile({ ...file, now: now() }, { owner: user.id, purpose: "verify", signal }),
  );
  uploads.add(validating);
  const { report, certificates } = await validating.finally(() => uploads.delete(validating));
  const inBase64 = certificates.map(({ fingerprint, bytes: certificate }) => ({
    fingerprint,
    base64: Buffer.from(certificate).toString("base64"),
  }));
  return Response.json({ report, certificates: inBase64 });
});

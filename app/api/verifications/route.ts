import { userRoute } from "@/lib/server/auth/user-route";
import { keepPending } from "@/lib/base/pending-work";
import { maxUploadBytes } from "@/lib/server/portal/current-settings";
import { readUploadHeaders } from "@/lib/files/upload-headers";
import { respondInTurn } from "@/lib/verify/respond-in-turn";
import { sealReport } from "@/lib/verify/sealed-report";
import { withUploadedFile } from "@/lib/verify/with-uploaded-file";

/**
 * Validates one file, sent as the raw body like an upload, without storing it. Responds with the report, open and
 * sealed, and the certificates in the file, as base64, or with the refusal; while it waits for its turn, with its
 * place in the queue.
 */
export const POST = userRoute(
  async ({ portal: { store, reader, workflow, now, pending }, user, request }) => {
    const { fileName, declaredBytes } = readUploadHeaders(request.headers);
    const bytes = request.body ?? new Blob([]).stream();
    const { signal } = request;
    const maxBytes = await maxUploadBytes();
    return respondInTurn(async (onPlace) => {
      const reading = { owner: user.id, purpose: "verify" as const, signal, onPlace };
      const validating = withUploadedFile(
        { store, maxUploadBytes: maxBytes },
        { bytes, declaredBytes, signal },
        (file) => reader.validateAnyFile({ ...file, now: now() }, reading),
      );
      const { report, certificates } = await keepPending(pending, validating);
      const inBase64 = certificates.map(({ fingerprint, bytes: certificate }) => ({
        fingerprint,
        base64: Buffer.from(certificate).toString("base64"),
      }));
      const sealed = sealReport(workflow.sealer, { report, fileName, userId: user.id });
      return { report, certificates: inBase64, sealed };
    }, workflow.log);
  },
);

import { userRoute } from "@/lib/server/auth/user-route";
import { keepPending } from "@/lib/base/pending-work";
import { maxUploadBytes } from "@/lib/server/portal/current-settings";
import { readUploadHeaders } from "@/lib/files/upload-headers";
import { respondInTurn } from "@/lib/verify/respond-in-turn";
import { withUploadedFile } from "@/lib/verify/with-uploaded-file";
import { requestSecondOpinion } from "@/lib/verify/second-opinion";

/** Has the gateway validate one file, sent as the raw body like an upload, without storing it. */
export const POST = userRoute(async ({ portal: { store, workflow, pending }, user, request }) => {
  const { fileName, declaredBytes } = readUploadHeaders(request.headers);
  const bytes = request.body ?? new Blob([]).stream();
  const { signal } = request;
  const maxBytes = await maxUploadBytes();
  return respondInTurn(async (onPlace) => {
    const reading = { owner: user.id, purpose: "verify" as const, signal, onPlace };
    const validating = withUploadedFile(
      { store, maxUploadBytes: maxBytes },
      { bytes, declaredBytes, signal },
      (file) => requestSecondOpinion(workflow, file, { fileName, reading }),
    );
    return { signatures: await keepPending(pending, validating) };
  }, workflow.log);
});

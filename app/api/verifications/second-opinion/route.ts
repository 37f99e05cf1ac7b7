import { userRoute } from "@/lib/server/auth/user-route";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { maxUploadBytes } from "@/lib/server/portal/current-settings";
import { readSentFile } from "@/lib/files/sent-file";
import { UploadRefusal } from "@/lib/files/upload-refusal";
import { holdSentFile } from "@/lib/verify/hold-sent-file";
import { askSecondOpinion } from "@/lib/verify/second-opinion";

/** Has the gateway check one file, sent as the raw body like an upload. Nothing of it is kept here. */
export const POST = userRoute(async ({ portal: { store, workflow, uploads }, request }) => {
  const { fileName, declaredBytes } = readSentFile(request.headers);
  const bytes = request.body ?? new Blob([]).stream();
  const { signal } = request;
  try {
    const asking = holdSentFile(
      { store, maxUploadBytes: await maxUploadBytes() },
      { bytes, declaredBytes, signal },
      (file) => askSecondOpinion(workflow, file, { fileName, signal }),
    );
    uploads.add(asking);
    return Response.json({ signatures: await asking.finally(() => uploads.delete(asking)) });
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return refusalResponse(error.refusal);
  }
});

import { required } from "../required";
import { mostUploadChecks, nextUploadCheckAt } from "../schedule";
import type { Step, StepOutcome } from "../step";

/** Asks whether the gateway has the file. A signing created before that is refused. */
export const confirmUpload: Step = async ({ context, work, signal }) => {
  const { gateway, now } = context;
  const status = await gateway.getUploadStatus(required(work.fileToken, "file token"), { signal });
  switch (status) {
    case "uploaded":
      return {
        changes: { uploadedAt: now(), quietChecks: 0 },
        events: [{ action: "gateway.file_confirmed" }],
        next: "now",
      };
    case "pending":
      if (work.quietChecks >= mostUploadChecks) return notFetched;
      return {
        changes: { quietChecks: work.quietChecks + 1 },
        next: nextUploadCheckAt(work.quietChecks, now()),
      };
    case "failed":
      return notFetched;
  }
};

const notFetched: StepOutcome = {
  changes: { status: "failed", reason: { code: "file_not_fetched" } },
  events: [{ action: "signing.stopped", detail: { reason: "file_not_fetched" } }],
  next: "never",
};

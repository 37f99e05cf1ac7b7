import { required } from "../required";
import { mostHandOvers, mostUploadChecks, nextRetryAt, nextUploadCheckAt } from "../schedule";
import type { Step, StepInput, StepOutcome } from "../step";

/** Asks whether the gateway has the file. A signing created before that is refused. */
export const confirmUpload: Step = async (input) => {
  const { context, work, signal } = input;
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
      return work.handOvers < mostHandOvers ? handOverAgain(input) : notFetched;
  }
};

/** The portal may have been down, of all moments, when the gateway came for the file: it gets it once more. */
function handOverAgain({ context, work }: StepInput): StepOutcome {
  const failures = work.handOvers;
  return {
    changes: { fileToken: null },
    events: [{ action: "signing.delayed", detail: { reason: "file_not_fetched", failures } }],
    next: nextRetryAt({ failures, random: context.random() }, context.now()),
  };
}

const notFetched: StepOutcome = {
  changes: { status: "failed", reason: { code: "file_not_fetched" } },
  events: [{ action: "signing.stopped", detail: { reason: "file_not_fetched" } }],
  next: "never",
};

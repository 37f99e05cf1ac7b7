import { type SigningFile, updateSigningFile } from "@/db/repositories/signings";
import { required } from "@/lib/base/required";
import {
  maxUploadAttempts,
  maxUploadChecks,
  nextRetryAt,
  nextUploadCheckAt,
} from "@/lib/signing/rules/schedule";
import type { Step, StepInput, StepOutcome } from "@/lib/signing/rules/step";

/** Checks whether the gateway has the next file, because it refuses a signing that is created before. */
export const confirmUpload: Step = async (input) => {
  const { context, work, signal } = input;
  const { gateway, now } = context;
  const file = required(
    work.sources.find(({ uploadedAt }) => !uploadedAt),
    "file to confirm",
  );
  const status = await gateway.getUploadStatus(required(file.token, "file token"), { signal });
  switch (status) {
    case "uploaded":
      return {
        changes: { quietChecks: 0 },
        events: [{ action: "gateway.file_confirmed" }],
        writes: (tx) => updateSigningFile(tx, { signingId: work.id, fileId: file.id }, { uploadedAt: now() }),
        next: "now",
      };
    case "pending":
      if (work.quietChecks >= maxUploadChecks) return notFetched;
      return {
        changes: { quietChecks: work.quietChecks + 1 },
        next: nextUploadCheckAt(work.quietChecks, now()),
      };
    case "failed":
      return file.uploadAttempts < maxUploadAttempts ? uploadAgain(input, file) : notFetched;
  }
};

/** The portal may have been down when the gateway fetched the file, so the file is uploaded again. */
function uploadAgain({ context, work }: StepInput, file: SigningFile): StepOutcome {
  const failures = file.uploadAttempts;
  return {
    events: [{ action: "signing.delayed", detail: { reason: "file_not_fetched", failures } }],
    writes: (tx) => updateSigningFile(tx, { signingId: work.id, fileId: file.id }, { token: null }),
    next: nextRetryAt({ failures, random: context.random() }, context.now()),
  };
}

const notFetched: StepOutcome = {
  changes: { status: "failed", reason: { code: "file_not_fetched" } },
  events: [{ action: "signing.stopped", detail: { reason: "file_not_fetched" } }],
  next: "now",
};

import type { SigningWork } from "@/db/repositories/signings";
import { checkStatus } from "./steps/check-status";
import { cleanUp } from "./steps/clean-up";
import { collectFile } from "./steps/collect-file";
import { confirmUpload } from "./steps/confirm-upload";
import { createSigning } from "./steps/create-signing";
import { uploadFile } from "./steps/upload-file";
import type { Step } from "./step";

const steps = {
  uploadFile,
  confirmUpload,
  createSigning,
  checkStatus,
  collectFile,
  cleanUp,
} satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

export const runStep = (name: StepName, input: Parameters<Step>[0]) => steps[name](input);

type Recorded = Pick<
  SigningWork,
  "status" | "fileToken" | "uploadedAt" | "signedFileId" | "gatewayToken" | "deletedAtGatewayAt"
>;

/** The next step of a signing, decided from what is recorded alone. `undefined`: nothing is left to do. */
export function nextStep(recorded: Recorded): StepName | undefined {
  switch (recorded.status) {
    case "preparing":
      if (!recorded.fileToken) return "uploadFile";
      return recorded.uploadedAt ? "createSigning" : "confirmUpload";
    case "out_for_signature":
      return "checkStatus";
    case "collecting":
      return recorded.signedFileId ? "cleanUp" : "collectFile";
    case "signed":
      return recorded.deletedAtGatewayAt ? undefined : "cleanUp";
    default:
      return undefined;
  }
}

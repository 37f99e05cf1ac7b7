import type { SigningFile, SigningWork } from "@/db/repositories/signings";
import { isAccepted } from "@/lib/domain/validation/check-report";
import { isCancellable } from "@/lib/domain/signing/signing-status";
import { askForResult } from "./steps/ask-for-result";
import { cancelPreparing } from "./steps/cancel-preparing";
import { cancelSigning } from "./steps/cancel-signing";
import { changeSigners } from "./steps/change-signers";
import { checkStatus } from "./steps/check-status";
import { cleanUp } from "./steps/clean-up";
import { collectFile } from "./steps/collect-file";
import { confirmUpload } from "./steps/confirm-upload";
import { createSigning } from "./steps/create-signing";
import { expire } from "./steps/expire";
import { keepPartial } from "./steps/keep-partial";
import { remind } from "./steps/remind";
import { removeSigning } from "./steps/remove-signing";
import { uploadFile } from "./steps/upload-file";
import { warnOwner } from "./steps/warn-owner";
import type { Step } from "../rules/step";
import { isGatewayExpired, type OnTheClock, stepOfTheClock } from "../rules/gateway-retention";

const steps = {
  uploadFile,
  confirmUpload,
  createSigning,
  changeSigners,
  checkStatus,
  cancelPreparing,
  cancelSigning,
  askForResult,
  collectFile,
  cleanUp,
  warnOwner,
  keepPartial,
  expire,
  removeSigning,
  remind,
} satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

/** Steps that only write down what the clock says. */
const offlineSteps: readonly StepName[] = ["warnOwner", "expire", "remind", "cancelPreparing"];

export const callsGateway = (name: StepName) => !offlineSteps.includes(name);

export const runStep = (name: StepName, input: Parameters<Step>[0]) => steps[name](input);

type Recorded = OnTheClock &
  Pick<
    SigningWork,
    | "signedFileId"
    | "resultDoubted"
    | "deletedAtGatewayAt"
    | "partialReport"
    | "cancelAskedAt"
    | "changingCount"
  > & {
    sources: readonly Pick<SigningFile, "token" | "uploadedAt">[];
  };

/** The next step of a signing, decided from what is recorded and the time alone. `undefined`: none for now. */
export function nextStep(recorded: Recorded, now: Date): StepName | undefined {
  return stepOfTheSender(recorded) ?? stepOfTheClock(recorded, now) ?? stepOfTheWork(recorded, now);
}

/** Nothing comes before a sender who takes the signing back. */
function stepOfTheSender(recorded: Recorded): StepName | undefined {
  const { status, resultUrl, cancelAskedAt, gatewayToken } = recorded;
  if (!cancelAskedAt || !isCancellable({ status, isComplete: resultUrl !== null })) return undefined;
  return gatewayToken ? "cancelSigning" : "cancelPreparing";
}

function stepOfTheWork(recorded: Recorded, now: Date): StepName | undefined {
  switch (recorded.status) {
    case "preparing":
      if (recorded.sources.some(({ token }) => !token)) return "uploadFile";
      return recorded.sources.every(({ uploadedAt }) => uploadedAt) ? "createSigning" : "confirmUpload";
    case "out_for_signature":
      return recorded.changingCount > 0 ? "changeSigners" : "checkStatus";
    case "collecting":
      if (recorded.signedFileId) return "cleanUp";
      return recorded.resultDoubted ? "askForResult" : "collectFile";
    case "signed":
      // After its 30 days the gateway has deleted it by itself.
      return recorded.deletedAtGatewayAt || isGatewayExpired(recorded, now) ? undefined : "cleanUp";
    case "declined":
    case "cancelled":
      return isThere(recorded, now) ? "removeSigning" : undefined;
    case "failed":
    case "expired":
      return isThere(recorded, now) && losesNothing(recorded) ? "removeSigning" : undefined;
    case "needs_attention":
      return undefined;
  }
}

/** Whether the gateway has something of it. */
const isThere = (recorded: Recorded, now: Date) =>
  recorded.sources.some(({ token }) => token) &&
  !recorded.deletedAtGatewayAt &&
  !isGatewayExpired(recorded, now);

/** Nothing that is complete goes, not even where it did not pass its check; and of the rest all signatures are here. */
const losesNothing = ({ resultUrl, signedCount, partialReport }: Recorded) =>
  !resultUrl && (signedCount === 0 || (partialReport !== null && isAccepted(partialReport)));

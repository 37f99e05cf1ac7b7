import type { SigningFile, SigningWork } from "@/db/repositories/signings";
import { isAccepted } from "@/lib/domain/validation/validation-report";
import { isArchiveAwaited } from "@/lib/domain/signing/archive-state";
import { isCancellable } from "@/lib/domain/signing/signing-status";
import { askForResult } from "./steps/ask-for-result";
import { awaitArchive } from "./steps/await-archive";
import { cancelPreparing } from "./steps/cancel-preparing";
import { cancelSigning } from "./steps/cancel-signing";
import { changeSigners } from "./steps/change-signers";
import { checkArchive } from "./steps/check-archive";
import { checkStatus } from "./steps/check-status";
import { cleanUp } from "./steps/clean-up";
import { collectArchived } from "./steps/collect-archived";
import { collectFile } from "./steps/collect-file";
import { confirmUpload } from "./steps/confirm-upload";
import { createSigning } from "./steps/create-signing";
import { endArchiveWait } from "./steps/end-archive-wait";
import { expire } from "./steps/expire";
import { keepPartial } from "./steps/keep-partial";
import { remind } from "./steps/remind";
import { removeSigning } from "./steps/remove-signing";
import { uploadFile } from "./steps/upload-file";
import { warnOwner } from "./steps/warn-owner";
import type { Step } from "../rules/step";
import { isGatewayExpired, type TimedSigning, timedStep } from "../rules/gateway-retention";

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
  awaitArchive,
  checkArchive,
  collectArchived,
  endArchiveWait,
  cleanUp,
  warnOwner,
  keepPartial,
  expire,
  removeSigning,
  remind,
} satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

/** Steps that make no call. */
const offlineSteps: readonly StepName[] = [
  ...(["warnOwner", "expire", "remind", "cancelPreparing", "awaitArchive", "endArchiveWait"] as const),
];

export const callsGateway = (name: StepName) => !offlineSteps.includes(name);

export const runStep = (name: StepName, input: Parameters<Step>[0]) => steps[name](input);

type Recorded = TimedSigning &
  Pick<
    SigningWork,
    | "signedFileId"
    | "archive"
    | "isResultRejected"
    | "deletedAtGatewayAt"
    | "partialReport"
    | "cancelRequestedAt"
    | "changingCount"
  > & {
    sources: readonly Pick<SigningFile, "token" | "uploadedAt">[];
  };

/** The next step of a signing; `undefined` for none now. It depends only on what is recorded and the time. */
export function nextStep(recorded: Recorded, now: Date): StepName | undefined {
  return senderStep(recorded) ?? timedStep(recorded, now) ?? workStep(recorded, now);
}

/** A cancellation comes before everything else. */
function senderStep(recorded: Recorded): StepName | undefined {
  const { status, resultUrl, cancelRequestedAt, gatewayToken } = recorded;
  if (!cancelRequestedAt || !isCancellable({ status, isComplete: resultUrl !== null })) return undefined;
  return gatewayToken ? "cancelSigning" : "cancelPreparing";
}

function workStep(recorded: Recorded, now: Date): StepName | undefined {
  switch (recorded.status) {
    case "preparing":
      if (recorded.sources.some(({ token }) => !token)) return "uploadFile";
      return recorded.sources.every(({ uploadedAt }) => uploadedAt) ? "createSigning" : "confirmUpload";
    case "out_for_signature":
      return recorded.changingCount > 0 ? "changeSigners" : "checkStatus";
    case "collecting":
      if (recorded.signedFileId) return isArchiveAwaited(recorded.archive) ? "awaitArchive" : "cleanUp";
      return recorded.isResultRejected ? "askForResult" : "collectFile";
    case "signed":
      return recorded.deletedAtGatewayAt ? undefined : signedStep(recorded, now);
    case "declined":
    case "cancelled":
      return isAtGateway(recorded, now) ? "removeSigning" : undefined;
    case "failed":
    case "expired":
      return isAtGateway(recorded, now) && isSafeToDelete(recorded) ? "removeSigning" : undefined;
    case "needs_attention":
      return undefined;
    default:
      return recorded.status satisfies never;
  }
}

/** Nothing is deleted while the archived file is awaited, nor once it was rejected. The gateway's retention ends all. */
function signedStep(recorded: Recorded, now: Date): StepName | undefined {
  const { archive, isResultRejected } = recorded;
  const isExpired = isGatewayExpired(recorded, now);
  if (!isArchiveAwaited(archive)) return isExpired || archive === "rejected" ? undefined : "cleanUp";
  if (isExpired) return "endArchiveWait";
  return archive === "ready" && !isResultRejected ? "collectArchived" : "checkArchive";
}

/** Whether the gateway still has files of the signing. */
const isAtGateway = (recorded: Recorded, now: Date) =>
  recorded.sources.some(({ token }) => token) &&
  !recorded.deletedAtGatewayAt &&
  !isGatewayExpired(recorded, now);

/**
 * A complete file is never deleted, even if it was rejected; a partly signed one only once all its signatures are
 * stored here.
 */
const isSafeToDelete = ({ resultUrl, signedCount, partialReport }: Recorded) =>
  !resultUrl && (signedCount === 0 || (partialReport !== null && isAccepted(partialReport)));

import type { SigningWork } from "@/db/repositories/signings";
import { gatewayRetentionDays } from "@/lib/domain/gateway/retention";
import { hasTrait, waitsFor } from "@/lib/domain/signing/signing-status";
import { isFresh } from "./reminders";
import { dayMs, hourMs } from "@/lib/domain/time/durations";

/** How long before the end of the gateway's retention the owner is warned. */
const warnBeforeMs = [7 * dayMs, 2 * dayMs];
/** How long before the end a partly signed file is kept, and again after each further signature. */
const keepBeforeMs = dayMs;
/** How long before the end the status is checked a last time, in case a postback was lost on the last day. */
const lastCheckBeforeMs = hourMs;

const marksMs = [...warnBeforeMs, keepBeforeMs, lastCheckBeforeMs, 0];

/** The end of the gateway's retention of a file that is uploaded now, and with it of the file's signing. */
export function gatewayExpiryAfter(now: Date): Date {
  return new Date(now.getTime() + gatewayRetentionDays * dayMs);
}

/** How many warnings are due with this much time left. */
export const warningsDue = (leftMs: number) => warnBeforeMs.filter((beforeMs) => leftMs <= beforeMs).length;

/** Whether the end is near enough for a warning on every page that shows the signing. */
export const isWarned = (gatewayExpiresAt: Date | null | undefined, now: Date) =>
  gatewayExpiresAt != null && warningsDue(gatewayExpiresAt.getTime() - now.getTime()) > 0;

/** Signings whose retention ends before this time have a warning. */
export const warnedBefore = (now: Date) => new Date(now.getTime() + Math.max(...warnBeforeMs));

/** Whether the gateway's retention of the signing has ended. */
export const isGatewayExpired = ({ gatewayExpiresAt }: { gatewayExpiresAt: Date | null }, now: Date) =>
  gatewayExpiresAt !== null && gatewayExpiresAt <= now;

export type TimedSigning = Pick<
  SigningWork,
  | "status"
  | "gatewayToken"
  | "gatewayExpiresAt"
  | "warnings"
  | "signedCount"
  | "keptSignatures"
  | "resultUrl"
  | "failures"
  | "reason"
  | "deadlineAt"
  | "checkedAt"
> & {
  /** When the next of its reminders is due. */
  remindAt: Date | null;
};

/** Whether the sender's deadline has passed. It ends no signing that waits for an admin. */
export const isOverdue = ({ status, deadlineAt }: Pick<TimedSigning, "status" | "deadlineAt">, now: Date) =>
  hasTrait(status, "ends_at_deadline") && deadlineAt !== null && deadlineAt <= now;

/**
 * Whether something of this signing can still be lost when the gateway's retention ends. Nothing can once the finished
 * file is being collected or is here, even if that file was rejected.
 */
function isRunningOut({ status, reason }: TimedSigning): boolean {
  return hasTrait(status, "ends_with_retention") && reason?.code !== "signed_file_rejected";
}

/**
 * The step that is due because of the time, before any other: the gateway's retention ends soon, the deadline has
 * passed, or a reminder is due. A partly signed file is fetched before the end; after the end of the retention only
 * if that was not tried yet.
 */
export function timedStep(
  recorded: TimedSigning,
  now: Date,
): "warnOwner" | "keepPartial" | "expire" | "checkStatus" | "remind" | undefined {
  const { gatewayExpiresAt, gatewayToken, failures, deadlineAt, checkedAt, remindAt } = recorded;
  if (!gatewayExpiresAt || !isRunningOut(recorded)) return undefined;
  const leftMs = gatewayExpiresAt.getTime() - now.getTime();
  if (leftMs <= keepBeforeMs && needsPartial(recorded) && (leftMs > 0 || failures === 0))
    return "keepPartial";
  if (leftMs <= 0) return recorded.resultUrl ? undefined : "expire";
  if (isOverdue(recorded, now)) return stepAtDeadline(recorded);
  // A sender who chose a deadline needs no warning.
  const isWarning = !deadlineAt || waitsFor(recorded.status, "admin");
  if (isWarning && gatewayToken && warningsDue(leftMs) > recorded.warnings) return "warnOwner";
  if (remindAt && remindAt <= now) return isFresh(checkedAt, now) ? "remind" : "checkStatus";
  return undefined;
}

const needsPartial = ({ gatewayToken, signedCount, keptSignatures }: TimedSigning) =>
  gatewayToken !== null && signedCount > keptSignatures;

/** After the deadline: a last status check, in case a postback was lost; then a partly signed file is kept. */
function stepAtDeadline(recorded: TimedSigning): "checkStatus" | "keepPartial" | "expire" {
  const { status, deadlineAt, checkedAt } = recorded;
  const isCheckedSinceDeadline = checkedAt !== null && deadlineAt !== null && checkedAt >= deadlineAt;
  if (waitsFor(status, "signers") && !isCheckedSinceDeadline) return "checkStatus";
  return needsPartial(recorded) ? "keepPartial" : "expire";
}

/** When the time alone makes the signing due next; `undefined` when it never will. */
export function nextMarkAt(recorded: TimedSigning, now: Date): Date | undefined {
  const { gatewayExpiresAt, deadlineAt, remindAt } = recorded;
  if (!gatewayExpiresAt || !isRunningOut(recorded)) return undefined;
  const marks = marksMs.map((beforeMs) => gatewayExpiresAt.getTime() - beforeMs);
  const ahead = [...marks, deadlineAt?.getTime() ?? 0].filter((mark) => mark > now.getTime());
  const due = [...ahead, ...(remindAt ? [remindAt.getTime()] : [])];
  return due.length > 0 ? new Date(Math.min(...due)) : undefined;
}

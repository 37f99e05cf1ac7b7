import type { SigningWork } from "@/db/repositories/signings";
import { hasTrait, waitsFor } from "@/lib/domain/signing/signing-status";
import { isFresh } from "./reminders";
import { dayMs, hourMs } from "@/lib/domain/time/durations";

/** The gateway keeps files for 30 days, then deletes the signing with all its files (docs/gateway.md#limits-and-retention). */
const retentionMs = 30 * dayMs;

/** How long before the end of the gateway's retention the owner is warned. */
const warnBeforeMs = [7 * dayMs, 2 * dayMs];
/** From here on a partly signed file is kept, and again after each signature. */
const keepBeforeMs = dayMs;
/** A last status check, in case a postback was lost on the last day. */
const lastLookBeforeMs = hourMs;

const marksMs = [...warnBeforeMs, keepBeforeMs, lastLookBeforeMs, 0];

/** The end of the gateway's retention of a file that is uploaded now, and with it of the file's signing. */
export function gatewayExpiryAfter(now: Date): Date {
  return new Date(now.getTime() + retentionMs);
}

/** How many warnings are due with this much time left. */
export const warningsDue = (leftMs: number) => warnBeforeMs.filter((beforeMs) => leftMs <= beforeMs).length;

/** Whether the end is near enough for a warning on every page that shows the signing. */
export const isWarned = (gatewayExpiresAt: Date | null | undefined, now: Date) =>
  gatewayExpiresAt != null && warningsDue(gatewayExpiresAt.getTime() - now.getTime()) > 0;

/** A signing whose retention ends before this has a warning. */
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
 * Whether the end of the gateway's retention can still lose something of this signing. It cannot once the finished
 * file is on its way or here, even if that file was rejected.
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
  if (leftMs <= keepBeforeMs && owesPartial(recorded) && (leftMs > 0 || failures === 0)) return "keepPartial";
  if (leftMs <= 0) return recorded.resultUrl ? undefined : "expire";
  if (isOverdue(recorded, now)) return stepAtDeadline(recorded);
  // A sender who chose an earlier deadline knows it.
  const isWarning = !deadlineAt || waitsFor(recorded.status, "admin");
  if (isWarning && gatewayToken && warningsDue(leftMs) > recorded.warnings) return "warnOwner";
  if (remindAt && remindAt <= now) return isFresh(checkedAt, now) ? "remind" : "checkStatus";
  return undefined;
}

const owesPartial = ({ gatewayToken, signedCount, keptSignatures }: TimedSigning) =>
  gatewayToken !== null && signedCount > keptSignatures;

/** After the deadline: a last status check, in case a postback was lost; then a partly signed file is kept. */
function stepAtDeadline(recorded: TimedSigning): "checkStatus" | "keepPartial" | "expire" {
  const { status, deadlineAt, checkedAt } = recorded;
  const isLookedAt = checkedAt !== null && deadlineAt !== null && checkedAt >= deadlineAt;
  if (waitsFor(status, "signers") && !isLookedAt) return "checkStatus";
  return owesPartial(recorded) ? "keepPartial" : "expire";
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

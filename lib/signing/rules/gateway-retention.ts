import type { SigningWork } from "@/db/repositories/signings";
import { hasTrait, waitsFor } from "@/lib/domain/signing/signing-status";
import { isFresh } from "./reminders";
import { dayMs, hourMs } from "@/lib/domain/time/durations";

/** The gateway keeps files for 30 days, then deletes the signing with all its files (docs/gateway.md#limits-and-retention). */
const retentionMs = 30 * dayMs;

/** Its owner is warned so long before the gateway forgets a signing. */
const warnBeforeMs = [7 * dayMs, 2 * dayMs];
/** From here on what some have signed is kept, and again whenever somebody signs. */
const keepBeforeMs = dayMs;
/** A last look, should a postback have been lost on the last day. */
const lastLookBeforeMs = hourMs;

const marksMs = [...warnBeforeMs, keepBeforeMs, lastLookBeforeMs, 0];

/** The day on which the gateway forgets a file that it is handed now, and with it the signing of that file. */
export function gatewayExpiryAfter(now: Date): Date {
  return new Date(now.getTime() + retentionMs);
}

/** How many warnings are due so long before the end. */
export const warningsDue = (leftMs: number) => warnBeforeMs.filter((beforeMs) => leftMs <= beforeMs).length;

/** Whether the day is so near that the owner is told on every page that shows the signing. */
export const isWarned = (gatewayExpiresAt: Date | null | undefined, now: Date) =>
  gatewayExpiresAt != null && warningsDue(gatewayExpiresAt.getTime() - now.getTime()) > 0;

/** Signings that are forgotten before then have a warning. */
export const warnedBefore = (now: Date) => new Date(now.getTime() + Math.max(...warnBeforeMs));

/** Whether the gateway keeps nothing of the signing any more. */
export const isGatewayExpired = ({ gatewayExpiresAt }: { gatewayExpiresAt: Date | null }, now: Date) =>
  gatewayExpiresAt !== null && gatewayExpiresAt <= now;

export type OnTheClock = Pick<
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

/** Whether the sender's deadline has passed; it ends what is on its way or out, and nothing that waits for an admin. */
export const isOverdue = ({ status, deadlineAt }: Pick<OnTheClock, "status" | "deadlineAt">, now: Date) =>
  hasTrait(status, "ends_at_deadline") && deadlineAt !== null && deadlineAt <= now;

/**
 * Whether the gateway's 30 days can still take something from this signing. Not once its finished file is on the
 * way or here, even one that did not pass its check.
 */
function isRunningOut({ status, reason }: OnTheClock): boolean {
  return hasTrait(status, "ends_with_retention") && reason?.code !== "signed_file_rejected";
}

/**
 * The step that is due by the clock, whatever else there is to do: because the gateway forgets the signing soon, its
 * deadline has passed, or somebody is to be reminded. What some have signed is fetched before the end; past the
 * gateway's, only if that was not tried yet.
 */
export function stepOfTheClock(
  recorded: OnTheClock,
  now: Date,
): "warnOwner" | "keepPartial" | "expire" | "checkStatus" | "remind" | undefined {
  const { gatewayExpiresAt, gatewayToken, failures, deadlineAt, checkedAt, remindAt } = recorded;
  if (!gatewayExpiresAt || !isRunningOut(recorded)) return undefined;
  const leftMs = gatewayExpiresAt.getTime() - now.getTime();
  if (leftMs <= keepBeforeMs && owesPartial(recorded) && (leftMs > 0 || failures === 0)) return "keepPartial";
  if (leftMs <= 0) return recorded.resultUrl ? undefined : "expire";
  if (isOverdue(recorded, now)) return stepAtDeadline(recorded);
  // The sender who named an earlier day knows it.
  const isWarning = !deadlineAt || waitsFor(recorded.status, "admin");
  if (isWarning && gatewayToken && warningsDue(leftMs) > recorded.warnings) return "warnOwner";
  if (remindAt && remindAt <= now) return isFresh(checkedAt, now) ? "remind" : "checkStatus";
  return undefined;
}

const owesPartial = ({ gatewayToken, signedCount, keptSignatures }: OnTheClock) =>
  gatewayToken !== null && signedCount > keptSignatures;

/** Past the deadline: a last look, should a postback have been lost; then what some have signed is kept. */
function stepAtDeadline(recorded: OnTheClock): "checkStatus" | "keepPartial" | "expire" {
  const { status, deadlineAt, checkedAt } = recorded;
  const isLookedAt = checkedAt !== null && deadlineAt !== null && checkedAt >= deadlineAt;
  if (waitsFor(status, "signers") && !isLookedAt) return "checkStatus";
  return owesPartial(recorded) ? "keepPartial" : "expire";
}

/** When the clock alone makes the signing due next; `undefined` when it never will. */
export function nextMarkAt(recorded: OnTheClock, now: Date): Date | undefined {
  const { gatewayExpiresAt, deadlineAt, remindAt } = recorded;
  if (!gatewayExpiresAt || !isRunningOut(recorded)) return undefined;
  const marks = marksMs.map((beforeMs) => gatewayExpiresAt.getTime() - beforeMs);
  const ahead = [...marks, deadlineAt?.getTime() ?? 0].filter((mark) => mark > now.getTime());
  const due = [...ahead, ...(remindAt ? [remindAt.getTime()] : [])];
  return due.length > 0 ? new Date(Math.min(...due)) : undefined;
}

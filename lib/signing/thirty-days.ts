import type { SigningWork } from "@/db/repositories/signings";

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** The gateway keeps files for 30 days, then deletes the signing with all its files (its document, section 1). */
const retentionMs = 30 * dayMs;

/** Its owner is warned so long before the gateway forgets a signing. */
export const warnBeforeMs = [7 * dayMs, 2 * dayMs];
/** From here on what some have signed is kept, and again whenever somebody signs. */
const keepBeforeMs = dayMs;
/** A last look, should a postback have been lost on the last day. */
const lastLookBeforeMs = hourMs;

const marksMs = [...warnBeforeMs, keepBeforeMs, lastLookBeforeMs, 0];

/** The day on which the gateway forgets a file that it is handed now, and with it the signing of that file. */
export function forgottenAfter(now: Date): Date {
  return new Date(now.getTime() + retentionMs);
}

/** How many warnings are due so long before the end. */
export const warningsDue = (leftMs: number) => warnBeforeMs.filter((beforeMs) => leftMs <= beforeMs).length;

/** Whether the day is so near that the owner is told on every page that shows the signing. */
export const isWarned = (forgottenAt: Date | null | undefined, now: Date) =>
  forgottenAt != null && warningsDue(forgottenAt.getTime() - now.getTime()) > 0;

/** Signings that are forgotten before then have a warning. */
export const warnedBefore = (now: Date) => new Date(now.getTime() + Math.max(...warnBeforeMs));

/** Whether the gateway keeps nothing of the signing any more. */
export const isForgotten = ({ forgottenAt }: { forgottenAt: Date | null }, now: Date) =>
  forgottenAt !== null && forgottenAt <= now;

export type OnTheClock = Pick<
  SigningWork,
  | "status"
  | "gatewayToken"
  | "forgottenAt"
  | "warnings"
  | "signedCount"
  | "keptSignatures"
  | "resultUrl"
  | "failures"
  | "reason"
>;

/**
 * Whether the gateway's 30 days can still take something from this signing. Not once its finished file is on the
 * way or here, even one that did not pass its check.
 */
function isRunningOut({ status, reason }: OnTheClock): boolean {
  if (status === "needs_attention") return reason?.code !== "signed_file_rejected";
  return status === "preparing" || status === "out_for_signature";
}

/**
 * The step that is due because the gateway forgets the signing soon, whatever else there is to do. What some have
 * signed is fetched before the end; past it, only if that was not tried yet.
 */
export function stepOfTheClock(
  recorded: OnTheClock,
  now: Date,
): "warnOwner" | "keepPartial" | "expire" | undefined {
  const { forgottenAt, gatewayToken, signedCount, keptSignatures, failures } = recorded;
  if (!forgottenAt || !isRunningOut(recorded)) return undefined;
  const leftMs = forgottenAt.getTime() - now.getTime();
  const owesPartial = gatewayToken !== null && signedCount > keptSignatures;
  if (leftMs <= keepBeforeMs && owesPartial && (leftMs > 0 || failures === 0)) return "keepPartial";
  if (leftMs <= 0) return recorded.resultUrl ? undefined : "expire";
  if (gatewayToken && warningsDue(leftMs) > recorded.warnings) return "warnOwner";
  return undefined;
}

/** When the clock alone makes the signing due next; `undefined` when it never will. */
export function nextMarkAt(recorded: OnTheClock, now: Date): Date | undefined {
  const { forgottenAt } = recorded;
  if (!forgottenAt || !isRunningOut(recorded)) return undefined;
  const marks = marksMs.map((beforeMs) => new Date(forgottenAt.getTime() - beforeMs));
  return marks.find((mark) => mark > now);
}

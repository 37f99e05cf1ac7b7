import type { SignerWork } from "@/db/repositories/signers";
import type { SigningWork } from "@/db/repositories/signings";
import { isInTurn } from "@/lib/domain/signing/signing-order";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import { dayMs, minuteMs } from "@/lib/domain/time/durations";

/** Reminders need a gateway status of at most this age, which says that the signer has not signed. */
const freshMs = 15 * minuteMs;

type Reminding = Pick<SigningWork, "status" | "sentById" | "deadlineAt" | "remindEveryDays">;
type Reminded = Pick<SignerWork, "userId" | "step" | "signedAt" | "declinedAt" | "invitedAt" | "remindedAt">;

/** When the last mail to a signer was queued: the invitation or a reminder. */
export const lastMailedAt = ({ invitedAt, remindedAt }: Pick<Reminded, "invitedAt" | "remindedAt">) =>
  remindedAt ?? invitedAt;

/**
 * When the next automatic reminder of one signer is due: every `remindEveryDays` days, and a day before the deadline,
 * but at most once a day.
 *
 * @param lastAt when the last mail to them was queued
 */
function reminderAfter(lastAt: Date, { deadlineAt, remindEveryDays }: Reminding): Date | undefined {
  const last = lastAt.getTime();
  const deadline = deadlineAt?.getTime() ?? Infinity;
  const due = [last + (remindEveryDays ?? Infinity) * dayMs, deadline - dayMs].filter(
    (at) => Number.isFinite(at) && at >= last + dayMs && at < deadline,
  );
  return due.length > 0 ? new Date(Math.min(...due)) : undefined;
}

/** The signers with an automatic reminder ahead, and when it is due. The sender gets none. */
function remindersOf<S extends Reminded>(signing: Reminding, signers: S[]): { signer: S; at: Date }[] {
  if (!waitsFor(signing.status, "signers")) return [];
  return signers.flatMap((signer) => {
    const lastAt = lastMailedAt(signer);
    const isWaitedFor = lastAt && !signer.declinedAt && isInTurn(signer, signers);
    if (!isWaitedFor || signer.userId === signing.sentById) return [];
    const at = reminderAfter(lastAt, signing);
    return at ? [{ signer, at }] : [];
  });
}

/** When the next reminder of a signing is due; null when none ever is. */
export function nextReminderAt(signing: Reminding, signers: Reminded[]): Date | null {
  const times = remindersOf(signing, signers).map(({ at }) => at.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** The signers whose reminder is due now. */
export function dueReminders<S extends Reminded>(signing: Reminding, signers: S[], now: Date): S[] {
  return remindersOf(signing, signers)
    .filter(({ at }) => at <= now)
    .map(({ signer }) => signer);
}

/** Whether the last status check is recent enough that no reminder goes to a signer who has just signed. */
export const isFresh = (checkedAt: Date | null, now: Date) =>
  checkedAt !== null && now.getTime() - checkedAt.getTime() <= freshMs;

import type { SignerWork } from "@/db/repositories/signers";
import type { SigningWork } from "@/db/repositories/signings";
import { isInTurn } from "@/lib/domain/signing/signing-order";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import { dayMs, minuteMs } from "@/lib/domain/time/durations";

/** Before people are reminded, the gateway must have said within so long that they have not signed. */
const freshMs = 15 * minuteMs;

type Reminding = Pick<SigningWork, "status" | "sentById" | "deadlineAt" | "remindEveryDays">;
type Reminded = Pick<SignerWork, "userId" | "step" | "signedAt" | "declinedAt" | "invitedAt" | "remindedAt">;

/** When a signer was last written to about what they are to sign. */
export const lastWrittenTo = ({ invitedAt, remindedAt }: Pick<Reminded, "invitedAt" | "remindedAt">) =>
  remindedAt ?? invitedAt;

/**
 * When one signer is reminded by itself: every so many days, and a day before the deadline; but at most once a day.
 *
 * @param lastAt when they were last written to
 */
function reminderAfter(lastAt: Date, { deadlineAt, remindEveryDays }: Reminding): Date | undefined {
  const last = lastAt.getTime();
  const deadline = deadlineAt?.getTime() ?? Infinity;
  const due = [last + (remindEveryDays ?? Infinity) * dayMs, deadline - dayMs].filter(
    (at) => Number.isFinite(at) && at >= last + dayMs && at < deadline,
  );
  return due.length > 0 ? new Date(Math.min(...due)) : undefined;
}

/** The signers who are to be reminded by themselves, and when. The sender is not: they know. */
function remindersOf<S extends Reminded>(signing: Reminding, signers: S[]): { signer: S; at: Date }[] {
  if (!waitsFor(signing.status, "signers")) return [];
  return signers.flatMap((signer) => {
    const lastAt = lastWrittenTo(signer);
    const isAsked = lastAt && !signer.declinedAt && isInTurn(signer, signers);
    if (!isAsked || signer.userId === signing.sentById) return [];
    const at = reminderAfter(lastAt, signing);
    return at ? [{ signer, at }] : [];
  });
}

/** When the next reminder of a signing is due, decided from what is recorded alone; null when none ever is. */
export function nextReminderAt(signing: Reminding, signers: Reminded[]): Date | null {
  const times = remindersOf(signing, signers).map(({ at }) => at.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** Whom to remind now. */
export function dueReminders<S extends Reminded>(signing: Reminding, signers: S[], now: Date): S[] {
  return remindersOf(signing, signers)
    .filter(({ at }) => at <= now)
    .map(({ signer }) => signer);
}

/** Whether the gateway was asked a moment ago, so that nobody is reminded who has just signed. */
export const isFresh = (checkedAt: Date | null, now: Date) =>
  checkedAt !== null && now.getTime() - checkedAt.getTime() <= freshMs;

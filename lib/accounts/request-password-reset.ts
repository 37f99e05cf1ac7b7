import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { tokenHash } from "@/lib/base/secrets/token";
import type { Accounts } from "./accounts";
import { sendForgottenPassword } from "./reset-password";
import { type Pace, takeAttempt } from "./throttle";
import { hourMs, minuteMs } from "@/lib/domain/time/durations";

/** Keeps inboxes from being flooded, but lets many people behind one network address reset on the same morning. */
const paceOfAccount: Pace = { freeAttempts: 3, firstBlockMs: 10 * minuteMs, maxBlockMs: hourMs };
const paceOfAddress: Pace = { freeAttempts: 20, firstBlockMs: minuteMs, maxBlockMs: hourMs };

/**
 * Sends a password reset link on request. Neither the response nor the rate limit reveals whether the email has an
 * account.
 *
 * @throws {UserFacingError} after too many requests
 */
export async function requestPasswordReset(
  accounts: Accounts,
  { email, origin }: { email: string; origin: Origin },
): Promise<void> {
  const { db, now: clock } = accounts;
  const now = clock();
  const until = await db.write(
    async (tx) =>
      (await takeAttempt(tx, {
        subjects: [tokenHash(`reset-address:${origin.address ?? "unknown"}`)],
        ...{ pace: paceOfAddress, now },
      })) ?? takeAttempt(tx, { subjects: [tokenHash(`reset:${email}`)], pace: paceOfAccount, now }),
  );
  if (until) {
    const count = Math.ceil((until.getTime() - now.getTime()) / minuteMs);
    throw new UserFacingError({ code: "too_many_requests", values: { count } });
  }
  await sendForgottenPassword(accounts, { email, origin });
}

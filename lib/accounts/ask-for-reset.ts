import { sendForgottenPassword } from "@/lib/accounts/reset-password";
import type { Accounts } from "@/lib/accounts/accounts";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { tokenHash } from "@/lib/base/secrets/token";
import { type Pace, takeAttempt } from "./attempts";
import { hourMs, minuteMs } from "@/lib/domain/time/durations";

/** Nobody's inbox is filled by somebody else; many people behind one address may forget theirs on one morning. */
const paceOfAccount: Pace = { freeAttempts: 3, firstBlockMs: 10 * minuteMs, longestBlockMs: hourMs };
const paceOfAddress: Pace = { freeAttempts: 20, firstBlockMs: minuteMs, longestBlockMs: hourMs };

/**
 * Takes a plea for a new password. An address without an account is told apart neither by the answer nor by how often one
 * may ask.
 *
 * @throws {UserFacingError} when it was asked for too often
 */
export async function askForReset(
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
    throw new UserFacingError({ code: "asked_too_often", values: { count } });
  }
  await sendForgottenPassword(accounts, { email, origin });
}

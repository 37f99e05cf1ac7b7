import { normalAddress } from "@/lib/domain/people/email-address";
import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { resetAttempts } from "@/db/repositories/sign-in-throttles";
import { findCredentials, type Person } from "@/db/repositories/users";
import type { Origin } from "@/lib/domain/request/origin";
import { tokenHash } from "@/lib/base/secrets/token";
import { type Pace, takeAttempt } from "./throttle";
import { verifyPassword } from "./password";
import { minuteMs } from "@/lib/domain/time/durations";

/**
 * @property address the network address, throttled too; left out for a user who is signed in already
 * @property origin the origin of the attempt, for the audit log
 */
export type SignIn = { email: string; password: string; address?: string; origin?: Origin };

export type SignInResult =
  { kind: "accepted"; person: Person } | { kind: "refused" } | { kind: "throttled"; until: Date };

const pace: Pace = { freeAttempts: 5, firstBlockMs: 5_000, maxBlockMs: 15 * minuteMs };

/**
 * Verifies an email and a password. Neither the result nor the time it takes distinguishes a wrong password, an unknown
 * account and a disabled one. Five consecutive failures block the account and the network address, twice as long after
 * each further one, up to 15 minutes.
 *
 * An attempt counts before its password is verified, or concurrent guesses would all pass.
 */
export async function verifySignIn(db: Db, signIn: SignIn, now: Date): Promise<SignInResult> {
  const email = normalAddress(signIn.email);
  const subjects = [`account:${email}`, ...(signIn.address ? [`address:${signIn.address}`] : [])].map(
    tokenHash,
  );
  const account = await findCredentials(db.read, email);
  const until = await throttle(db, { subjects, actorId: account?.id, origin: signIn.origin, now });
  if (until) return { kind: "throttled", until };

  const matches = await verifyPassword(account?.passwordHash ?? undefined, signIn.password);
  if (!account || !matches || account.disabledAt) {
    await db.write((tx) =>
      appendAuditEvent(tx, {
        at: now,
        action: "user.sign_in_refused",
        actorId: account?.id,
        origin: signIn.origin,
      }),
    );
    return { kind: "refused" };
  }
  await db.write((tx) => resetAttempts(tx, subjects));
  const { passwordHash: _passwordHash, disabledAt: _disabledAt, ...person } = account;
  return { kind: "accepted", person };
}

/** @returns the end of the block, or `undefined` if the attempt may proceed */
function throttle(
  db: Db,
  { subjects, actorId, origin, now }: { subjects: string[]; actorId?: string; origin?: Origin; now: Date },
): Promise<Date | undefined> {
  return db.write(async (tx) => {
    const until = await takeAttempt(tx, { subjects, pace, now });
    if (until) await appendAuditEvent(tx, { at: now, action: "user.sign_in_slowed", actorId, origin });
    return until;
  });
}

import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { forgetAttempts } from "@/db/repositories/sign-in-throttles";
import { findCredentials, type Person } from "@/db/repositories/users";
import type { Origin } from "@/lib/domain/request/origin";
import { tokenHash } from "@/lib/base/secrets/token";
import { type Pace, takeAttempt } from "./attempts";
import { verifyPassword } from "./password";
import { minuteMs } from "@/lib/domain/time/durations";

/**
 * @property address slowed down with the account; left out by somebody who is signed in already
 * @property origin what the log tells of where the attempt came from
 */
export type SignIn = { email: string; password: string; address?: string; origin?: Origin };

export type SignInResult =
  { kind: "accepted"; person: Person } | { kind: "refused" } | { kind: "slowed"; until: Date };

const pace: Pace = { freeAttempts: 5, firstBlockMs: 5_000, longestBlockMs: 15 * minuteMs };

/**
 * Checks an email and a password. A wrong password, an unknown account and a disabled one are told apart
 * neither by the answer nor by the time it takes. Five failures in a row slow the account and the address
 * down, twice as long with each further one, up to a quarter of an hour.
 *
 * An attempt counts before its password is looked at, or guesses sent together would all slip through.
 */
export async function verifySignIn(db: Db, signIn: SignIn, now: Date): Promise<SignInResult> {
  const email = signIn.email.trim().toLowerCase();
  const subjects = [`account:${email}`, ...(signIn.address ? [`address:${signIn.address}`] : [])].map(
    tokenHash,
  );
  const account = await findCredentials(db.read, email);
  const until = await countOrSlow(db, { subjects, actorId: account?.id, origin: signIn.origin, now });
  if (until) return { kind: "slowed", until };

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
  await db.write((tx) => forgetAttempts(tx, subjects));
  const { passwordHash: _passwordHash, disabledAt: _disabledAt, ...person } = account;
  return { kind: "accepted", person };
}

/** @returns until when no attempt is taken, where that is so */
function countOrSlow(
  db: Db,
  { subjects, actorId, origin, now }: { subjects: string[]; actorId?: string; origin?: Origin; now: Date },
): Promise<Date | undefined> {
  return db.write(async (tx) => {
    const until = await takeAttempt(tx, { subjects, pace, now });
    if (until) await appendAuditEvent(tx, { at: now, action: "user.sign_in_slowed", actorId, origin });
    return until;
  });
}

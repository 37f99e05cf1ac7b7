import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "../client";
import { signInThrottles } from "../schema";

/** The latest moment until which any of the subjects is blocked, if that is still to come. */
export async function findBlockedUntil(
  tx: Tx,
  { subjects, now }: { subjects: string[]; now: Date },
): Promise<Date | undefined> {
  const rows = await tx
    .select({ blockedUntil: signInThrottles.blockedUntil })
    .from(signInThrottles)
    .where(and(inArray(signInThrottles.subject, subjects), gt(signInThrottles.blockedUntil, now)));
  const moments = rows.flatMap(({ blockedUntil }) => blockedUntil ?? []);
  return moments.sort((a, b) => b.getTime() - a.getTime())[0];
}

/** Counts one more attempt in a row. Gives the count. */
export async function countAttempt(
  tx: Tx,
  { subject, now }: { subject: string; now: Date },
): Promise<number> {
  const [row] = await tx
    .insert(signInThrottles)
    .values({ subject, attempts: 1, lastAttemptAt: now })
    .onConflictDoUpdate({
      target: signInThrottles.subject,
      set: { attempts: sql`${signInThrottles.attempts} + 1`, lastAttemptAt: now },
    })
    .returning({ attempts: signInThrottles.attempts });
  return row?.attempts ?? 1;
}

export async function block(tx: Tx, { subject, until }: { subject: string; until: Date }): Promise<void> {
  await tx.update(signInThrottles).set({ blockedUntil: until }).where(eq(signInThrottles.subject, subject));
}

/** After a success the row of attempts is over. */
export async function forgetAttempts(tx: Tx, subjects: string[]): Promise<void> {
  await tx.delete(signInThrottles).where(inArray(signInThrottles.subject, subjects));
}

/** Attempts long ago are no row any more, and made-up addresses do not fill the table. */
export async function forgetAttemptsBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.delete(signInThrottles).where(lte(signInThrottles.lastAttemptAt, moment));
}

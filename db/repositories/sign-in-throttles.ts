import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "../client";
import { signInThrottles } from "../schema";

/** The latest time until which any of the subjects is blocked, if it is in the future. */
export async function findBlockedUntil(
  tx: Tx,
  { subjects, now }: { subjects: string[]; now: Date },
): Promise<Date | undefined> {
  const rows = await tx
    .select({ blockedUntil: signInThrottles.blockedUntil })
    .from(signInThrottles)
    .where(and(inArray(signInThrottles.subject, subjects), gt(signInThrottles.blockedUntil, now)));
  const times = rows.flatMap(({ blockedUntil }) => blockedUntil ?? []);
  return times.sort((a, b) => b.getTime() - a.getTime())[0];
}

/** Counts one more consecutive attempt and returns the count. */
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

/** Resets the counts of attempts, after a success. */
export async function resetAttempts(tx: Tx, subjects: string[]): Promise<void> {
  await tx.delete(signInThrottles).where(inArray(signInThrottles.subject, subjects));
}

/** Deletes attempts that are too old to count, so that made-up addresses do not fill the table. */
export async function deleteAttemptsBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.delete(signInThrottles).where(lte(signInThrottles.lastAttemptAt, moment));
}

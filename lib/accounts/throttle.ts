import type { Tx } from "@/db/client";
import {
  block,
  countAttempt,
  deleteAttemptsBefore,
  findBlockedUntil,
} from "@/db/repositories/sign-in-throttles";
import { dayMs } from "@/lib/domain/time/durations";

/** When repeated attempts are blocked: each block is twice as long as the previous one, up to a maximum. */
export type Pace = { freeAttempts: number; firstBlockMs: number; maxBlockMs: number };

const attemptsKeptMs = dayMs;

/**
 * Counts an attempt against each subject. Must run before the attempt is evaluated, or concurrent ones would all pass.
 *
 * @param subjects hashes of what is throttled: an account, a network address
 * @returns the end of the block, or `undefined` if the attempt may proceed
 */
export async function takeAttempt(
  tx: Tx,
  { subjects, pace, now }: { subjects: string[]; pace: Pace; now: Date },
): Promise<Date | undefined> {
  await deleteAttemptsBefore(tx, new Date(now.getTime() - attemptsKeptMs));
  const until = await findBlockedUntil(tx, { subjects, now });
  if (until) return until;
  for (const subject of subjects) {
    const waitMs = blockMs(await countAttempt(tx, { subject, now }), pace);
    if (waitMs > 0) await block(tx, { subject, until: new Date(now.getTime() + waitMs) });
  }
  return undefined;
}

function blockMs(attempts: number, { freeAttempts, firstBlockMs, maxBlockMs }: Pace): number {
  if (attempts < freeAttempts) return 0;
  return Math.min(firstBlockMs * 2 ** (attempts - freeAttempts), maxBlockMs);
}

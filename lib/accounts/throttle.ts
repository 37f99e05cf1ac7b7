import type { Tx } from "@/db/client";
import {
  block,
  countAttempt,
  findBlockedUntil,
  forgetAttemptsBefore,
} from "@/db/repositories/sign-in-throttles";
import { dayMs } from "@/lib/domain/time/durations";

/** When repeated attempts are blocked: each block is twice as long as the one before, up to a maximum. */
export type Pace = { freeAttempts: number; firstBlockMs: number; longestBlockMs: number };

const attemptsKeptMs = dayMs;

/**
 * Counts an attempt against each subject. It runs before the attempt is evaluated, or concurrent attempts would all pass.
 *
 * @param subjects hashes of what is throttled: an account, an address
 * @returns the end of the block, or `undefined` where the attempt may proceed
 */
export async function takeAttempt(
  tx: Tx,
  { subjects, pace, now }: { subjects: string[]; pace: Pace; now: Date },
): Promise<Date | undefined> {
  await forgetAttemptsBefore(tx, new Date(now.getTime() - attemptsKeptMs));
  const until = await findBlockedUntil(tx, { subjects, now });
  if (until) return until;
  for (const subject of subjects) {
    const waitMs = blockMs(await countAttempt(tx, { subject, now }), pace);
    if (waitMs > 0) await block(tx, { subject, until: new Date(now.getTime() + waitMs) });
  }
  return undefined;
}

function blockMs(attempts: number, { freeAttempts, firstBlockMs, longestBlockMs }: Pace): number {
  if (attempts < freeAttempts) return 0;
  return Math.min(firstBlockMs * 2 ** (attempts - freeAttempts), longestBlockMs);
}

import type { Tx } from "@/db/client";
import {
  block,
  countAttempt,
  findBlockedUntil,
  forgetAttemptsBefore,
} from "@/db/repositories/sign-in-throttles";
import { dayMs } from "@/lib/domain/time/durations";

/** How soon somebody is slowed down who tries again and again: twice as long each time, up to a limit. */
export type Pace = { freeAttempts: number; firstBlockMs: number; longestBlockMs: number };

const forgottenAfterMs = dayMs;

/**
 * Counts an attempt against each subject, before what it asks for is looked at: else attempts sent together would all
 * slip through.
 *
 * @param subjects hashes of what is slowed down: an account, an address
 * @returns until when no attempt is taken, where that is so
 */
export async function takeAttempt(
  tx: Tx,
  { subjects, pace, now }: { subjects: string[]; pace: Pace; now: Date },
): Promise<Date | undefined> {
  await forgetAttemptsBefore(tx, new Date(now.getTime() - forgottenAfterMs));
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

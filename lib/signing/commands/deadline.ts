import { deadlineProblem, endOfDay } from "@/lib/domain/time/deadline";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

/**
 * The moment at which a signing ends by its sender's wish.
 *
 * @throws {UserFacingError} when that has passed, or lies after the day on which the gateway forgets the signing
 */
export function deadlineOf({ deadline }: { deadline?: string }, now: Date): Date | null {
  if (!deadline) return null;
  const at = endOfDay(deadline);
  const code = deadlineProblem(at, now);
  if (code) throw new UserFacingError({ code });
  return at;
}

import { endOfDay } from "@/lib/domain/time/days";
import { deadlineProblem } from "@/lib/domain/time/deadline";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

/**
 * The moment at which a signing ends because its sender chose a deadline; null where they chose none.
 *
 * @param clock the time, and the portal's time zone, in which the day ends
 * @throws {UserFacingError} when that moment has passed, or is after the gateway's retention
 */
export function deadlineOf(
  { deadline }: { deadline?: string },
  clock: { now: Date; timeZone: string },
): Date | null {
  if (!deadline) return null;
  const code = deadlineProblem(deadline, clock);
  if (code) throw new UserFacingError({ code });
  return endOfDay(deadline, clock.timeZone);
}

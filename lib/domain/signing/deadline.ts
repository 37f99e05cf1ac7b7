import { gatewayRetentionDays } from "../gateway/retention";
import { dayFrom, endOfDay } from "../time/days";

/**
 * Maximum number of days until a deadline. It leaves a day before the gateway's retention ends, to collect the signed
 * file.
 */
export const maxDeadlineDays = gatewayRetentionDays - 2;

type Clock = { now: Date; timeZone: string };

/** Why a day cannot be the deadline of a signing that is sent now; `undefined` if it can. */
export function deadlineProblem(
  day: string,
  { now, timeZone }: Clock,
): "deadline_passed" | "deadline_too_late" | undefined {
  if (endOfDay(day, timeZone) <= now) return "deadline_passed";
  return day > dayFrom(now, maxDeadlineDays, timeZone) ? "deadline_too_late" : undefined;
}

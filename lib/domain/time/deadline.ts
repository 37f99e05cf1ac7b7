import { dayFrom, endOfDay } from "./days";

/**
 * A deadline is at most this many days ahead: a day is left before the gateway's retention ends, to fetch what was
 * signed until then.
 */
export const maxDeadlineDays = 28;

type Clock = { now: Date; timeZone: string };

/** Why a day cannot be the deadline of a signing that is sent now; `undefined` where it can. */
export function deadlineProblem(
  day: string,
  { now, timeZone }: Clock,
): "deadline_passed" | "deadline_too_late" | undefined {
  if (endOfDay(day, timeZone) <= now) return "deadline_passed";
  return day > dayFrom(now, maxDeadlineDays, timeZone) ? "deadline_too_late" : undefined;
}

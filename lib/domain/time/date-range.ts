import { z } from "zod";
import { dayMs } from "./durations";

/** A chart of more days than this shows months, because days would be unreadable. */
const maxDays = 92;

/** The ranges on offer, as numbers of whole days in UTC that end today. */
export const usualRanges = [7, 30, 90, 365] as const;
const defaultDays = 30;

const day = z.iso.date().optional().catch(undefined);

const rangeQuery = z.object({ from: day, until: day });

export type DateRange = {
  /** The first and the last day, as 2026-11-25. */
  from: string;
  until: string;
  /** The first instant of the first day, and the first instant after the last day. */
  start: Date;
  end: Date;
  /** The unit of a chart of this range. */
  period: "day" | "month";
};

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The range of this many days that ends today. */
export function lastDays(count: number, now: Date): DateRange {
  return rangeBetween(dayOf(new Date(now.getTime() - (count - 1) * dayMs)), dayOf(now));
}

/** The range in the query of a URL; the last thirty days if it is missing or invalid. */
export function readDateRange(query: Record<string, string | string[] | undefined>, now: Date): DateRange {
  const { from, until = dayOf(now) } = rangeQuery.parse(query);
  return from && from <= until ? rangeBetween(from, until) : lastDays(defaultDays, now);
}

function rangeBetween(from: string, until: string): DateRange {
  const start = new Date(from);
  const end = new Date(Date.parse(until) + dayMs);
  const days = (end.getTime() - start.getTime()) / dayMs;
  return { from, until, start, end, period: days > maxDays ? "month" : "day" };
}

/** Every period of a range in order, as 2026-11-25 or 2026-11, including empty ones. */
export function periodsOf({ start, end, period }: DateRange): string[] {
  const length = period === "day" ? 10 : 7;
  const days = Array.from({ length: (end.getTime() - start.getTime()) / dayMs }, (_, index) =>
    new Date(start.getTime() + index * dayMs).toISOString().slice(0, length),
  );
  return [...new Set(days)];
}

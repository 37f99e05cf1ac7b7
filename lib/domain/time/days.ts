import {
  fromDate,
  parseDate,
  Time,
  toCalendarDate,
  toCalendarDateTime,
  toZoned,
} from "@internationalized/date";

/** The last second of a day, as "2026-12-12", in a time zone. */
export const endOfDay = (day: string, timeZone: string): Date =>
  toZoned(toCalendarDateTime(parseDate(day), new Time(23, 59, 59)), timeZone).toDate();

/** The first moment of a day, as "2026-12-12", in a time zone. */
export const startOfDay = (day: string, timeZone: string): Date =>
  toZoned(toCalendarDateTime(parseDate(day)), timeZone).toDate();

/** The day after another, as "2026-12-12". */
export const dayAfter = (day: string): string => parseDate(day).add({ days: 1 }).toString();

/** The date this many days from now in a time zone, as "2026-12-12": the value of a date field. */
export const dayFrom = (now: Date, days: number, timeZone: string): string =>
  toCalendarDate(fromDate(now, timeZone)).add({ days }).toString();

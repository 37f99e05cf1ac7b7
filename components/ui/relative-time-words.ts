import { dayWords } from "@/lib/domain/time/date-words";
import type { Language } from "@/lib/domain/text/language";
import { dayMs, hourMs, minuteMs } from "@/lib/domain/time/durations";

type Reader = { now: Date; language: Language };

/** Formats a time relative to now up to a week, and then as a date. `undefined` within a minute, for "just now". */
export function relativeTime(at: Date, { now, language }: Reader): string | undefined {
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const ms = at.getTime() - now.getTime();
  const size = Math.abs(ms);
  if (size < minuteMs) return undefined;
  if (size < hourMs) return words.format(Math.trunc(ms / minuteMs), "minute");
  if (size < dayMs) return words.format(Math.trunc(ms / hourMs), "hour");
  if (size < 7 * dayMs) return words.format(Math.trunc(ms / dayMs), "day");
  return dayWords(at, language);
}

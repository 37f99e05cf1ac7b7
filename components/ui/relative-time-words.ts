import { dayWords } from "@/lib/domain/time/date-words";
import type { Language } from "@/lib/domain/text/language";
import { dayMs, hourMs, minuteMs } from "@/lib/domain/time/durations";

type Reading = { now: Date; language: Language };

/** A moment as people say it: relative up to a week, then the date. `undefined` within a minute: just now. */
export function relativeTime(at: Date, { now, language }: Reading): string | undefined {
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const ms = at.getTime() - now.getTime();
  const size = Math.abs(ms);
  if (size < minuteMs) return undefined;
  if (size < hourMs) return words.format(Math.trunc(ms / minuteMs), "minute");
  if (size < dayMs) return words.format(Math.trunc(ms / hourMs), "hour");
  if (size < 7 * dayMs) return words.format(Math.trunc(ms / dayMs), "day");
  return dayWords(at, language);
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** A moment as people say it: relative up to a week, then the date. */
export function relativeTime(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime();
  const size = Math.abs(ms);
  if (size < minuteMs) return "just now";
  if (size < hourMs) return words.format(Math.trunc(ms / minuteMs), "minute");
  if (size < dayMs) return words.format(Math.trunc(ms / hourMs), "hour");
  if (size < 7 * dayMs) return words.format(Math.trunc(ms / dayMs), "day");
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

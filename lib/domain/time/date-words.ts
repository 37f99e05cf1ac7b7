import { dateLocales, type Language } from "../text/language";

/** A day with its year, "12 March 2027", in the zone of the reader unless another is given. */
export function dayWords(at: Date, language: Language, { timeZone }: { timeZone?: string } = {}): string {
  const form = { day: "numeric", month: "long", year: "numeric", timeZone } as const;
  return at.toLocaleDateString(dateLocales[language], form);
}

/** A day of the months around now, "12 March", in the zone of the reader unless another is given. */
export function nearDayWords(at: Date, language: Language, { timeZone }: { timeZone?: string } = {}): string {
  return at.toLocaleDateString(dateLocales[language], { day: "numeric", month: "long", timeZone });
}

/** A day with the time, in the zone of the reader. */
export function momentWords(at: Date, language: Language): string {
  return at.toLocaleString(dateLocales[language], { dateStyle: "long", timeStyle: "short" });
}

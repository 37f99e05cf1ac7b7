import { dateLocales, type Language } from "../text/language";

/** A day with its year, "12 March 2027", in the local time zone unless another is given. */
export function dayWords(at: Date, language: Language, { timeZone }: { timeZone?: string } = {}): string {
  const form = { day: "numeric", month: "long", year: "numeric", timeZone } as const;
  return at.toLocaleDateString(dateLocales[language], form);
}

/** A day near today, without its year, "12 March", in the local time zone unless another is given. */
export function nearDayWords(at: Date, language: Language, { timeZone }: { timeZone?: string } = {}): string {
  return at.toLocaleDateString(dateLocales[language], { day: "numeric", month: "long", timeZone });
}

/** A day with the time, in the local time zone. */
export function momentWords(at: Date, language: Language): string {
  return at.toLocaleString(dateLocales[language], { dateStyle: "long", timeStyle: "short" });
}

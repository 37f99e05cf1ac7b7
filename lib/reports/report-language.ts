import { dateLocales, type Language } from "@/lib/domain/text/language";
import { type Translator, translatorFor } from "@/lib/i18n/translator";

/** How a report is written: its words, and its times in a time zone. */
export type ReportLanguage = {
  language: Language;
  t: Translator;
  /** As "24 November 2026 at 12:00:00 GMT+2", or with "UTC". */
  time: (at: string | Date) => string;
  /** The day in UTC, in which validity periods and revocation are stated. */
  day: (at: string) => string;
};

export function reportLanguage(language: Language, timeZone: string): ReportLanguage {
  const locale = dateLocales[language];
  return {
    language,
    t: translatorFor(language),
    time: (at) =>
      new Date(at)
        .toLocaleString(locale, {
          ...({ day: "numeric", month: "long", year: "numeric" } as const),
          ...({ hour: "2-digit", minute: "2-digit", second: "2-digit" } as const),
          ...({ timeZone, timeZoneName: "shortOffset" } as const),
        })
        .replace(/GMT ?\+0$/, "UTC"),
    day: (at) => new Date(at).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" }),
  };
}

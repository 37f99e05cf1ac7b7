/** The languages of the portal, in all of which the gateway's signing page is available too. */
export const languages = ["en", "lt", "lv", "et"] as const;

export type Language = (typeof languages)[number];

/** Where neither the reader nor the portal has chosen a language. */
export const defaultLanguage: Language = "en";

export const isLanguage = (value: unknown): value is Language => languages.some((each) => each === value);

/** Each language's own name, so that readers recognize theirs on a page in another language. */
export const languageNames: Record<Language, string> = {
  en: "English",
  lt: "Lietuvių",
  lv: "Latviešu",
  et: "Eesti",
};

/** The locales for dates; in English, the day comes before the month. */
export const dateLocales: Record<Language, string> = { en: "en-GB", lt: "lt", lv: "lv", et: "et" };

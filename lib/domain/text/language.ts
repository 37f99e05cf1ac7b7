/** Languages that the portal speaks; the gateway's signing page speaks the same. */
export const languages = ["en", "lt", "lv", "et"] as const;

export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.some((each) => each === value);

/** Each by its own name, so that readers recognize theirs in a page of another language. */
export const languageNames: Record<Language, string> = {
  en: "English",
  lt: "Lietuvių",
  lv: "Latviešu",
  et: "Eesti",
};

/** What dates follow: English ones go from the day to the year. */
export const dateLocales: Record<Language, string> = { en: "en-GB", lt: "lt", lv: "lv", et: "et" };

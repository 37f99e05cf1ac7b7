/** The languages of the signing pages. */
export const languages = ["en", "lt", "lv", "et"] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (code: string): code is Language => languages.some((language) => language === code);

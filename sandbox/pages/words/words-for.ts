import { en, type Words } from "./en";
import { et } from "./et";
import { lt } from "./lt";
import { lv } from "./lv";

/** The languages of the signing pages. */
export const languages = { en, lt, lv, et } as const;
export type Language = keyof typeof languages;

const isLanguage = (language: string): language is Language => Object.hasOwn(languages, language);

/**
 * The words of a language, or English ones where this sandbox does not speak it; `language` says which came out.
 *
 * @param requested such as `lt`, `LT` or `lt-LT`
 */
export function wordsFor(requested: string | null): { language: Language; words: Words } {
  const [primary = ""] = (requested ?? "").toLowerCase().split(/[-_]/);
  const language = isLanguage(primary) ? primary : "en";
  return { language, words: languages[language] };
}

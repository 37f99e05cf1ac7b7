import { en, type Words } from "./en";
import { lt } from "./lt";

const languages = { en, lt } as const;
type Language = keyof typeof languages;

const isLanguage = (language: string): language is Language => Object.hasOwn(languages, language);

/** The words of a language, or English ones where this sandbox does not speak it; `language` says which came out. */
export function wordsFor(language: string | null): { language: Language; words: Words } {
  const spoken = language !== null && isLanguage(language) ? language : "en";
  return { language: spoken, words: languages[spoken] };
}

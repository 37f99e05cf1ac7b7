import { en, type Words } from "./en";
import { et } from "./et";
import { isLanguage, type Language } from "./languages";
import { lt } from "./lt";
import { lv } from "./lv";

const wordsOf: Record<Language, Words> = { en, lt, lv, et };

/**
 * The texts of a language, or the English ones if the pages do not have it, as Icelandic and Russian, which the
 * vendor's pages have. `language` is the one returned.
 *
 * @param requested such as `lt`, `LT` or `lt-LT`
 */
export function wordsFor(requested: string | null): { language: Language; words: Words } {
  const [primary = ""] = (requested ?? "").toLowerCase().split(/[-_]/);
  const language = isLanguage(primary) ? primary : "en";
  return { language, words: wordsOf[language] };
}

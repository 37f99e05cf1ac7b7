import { createTranslator } from "use-intl/core";
import type { Language } from "@/lib/domain/text/language";
import { messagesOf } from "./messages";

/**
 * Words outside a request, as for mail: `translatorFor("lt")("statuses.signed")`. Pages ask next-intl instead,
 * which knows the language of their reader.
 */
export function translatorFor(language: Language) {
  return createTranslator({
    locale: language,
    messages: messagesOf(language),
    timeZone: "UTC",
    onError: (error) => {
      throw error; // a letter with a key in place of its words must not go out
    },
  });
}

import { createTranslator } from "use-intl/core";
import type { Language } from "@/lib/domain/text/language";
import { messagesOf } from "./messages";

/**
 * Translates messages outside a request, such as in mail: `translatorFor("lt")("statuses.signed")`. Pages use next-intl
 * instead, which knows the language of the reader.
 */
export function translatorFor(language: Language) {
  return createTranslator({
    locale: language,
    messages: messagesOf(language),
    timeZone: "UTC",
    onError: (error) => {
      throw error; // a mail with a key in place of its text must not be sent
    },
  });
}

/** What `translatorFor` returns, and next-intl on pages. */
export type Translator = ReturnType<typeof translatorFor>;

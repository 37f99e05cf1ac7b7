import { useLocale, useTimeZone } from "next-intl";
import { dayWords, nearDayWords } from "@/lib/domain/time/date-words";

/**
 * Formats days in the reader's language and the portal's time zone: a deadline ends on the same day for all signers,
 * on pages as in mails, and a browser in another zone renders the same as the server.
 */
export function useDayWords() {
  const language = useLocale();
  const timeZone = useTimeZone();
  return {
    day: (at: Date) => dayWords(at, language, { timeZone }),
    nearDay: (at: Date) => nearDayWords(at, language, { timeZone }),
  };
}

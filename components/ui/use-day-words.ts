import { useLocale, useTimeZone } from "next-intl";
import { dayWords, nearDayWords } from "@/lib/domain/time/date-words";

/**
 * The day of a moment in the words of the reader's language, and in the portal's zone: a deadline ends on the same
 * day for all who sign, on the page as in the mail, and a browser elsewhere renders what the server did.
 */
export function useDayWords() {
  const language = useLocale();
  const timeZone = useTimeZone();
  return {
    day: (at: Date) => dayWords(at, language, { timeZone }),
    nearDay: (at: Date) => nearDayWords(at, language, { timeZone }),
  };
}

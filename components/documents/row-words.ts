import { useTranslations } from "next-intl";
import { useDayWords } from "../ui/use-day-words";

/** The words of the library's lines, asked for once and not by each part of each line. */
export function useRowWords() {
  return {
    line: useTranslations("library"),
    event: useTranslations("library.events"),
    person: useTranslations("person"),
    status: useTranslations("statuses"),
    selection: useTranslations("selection"),
    tags: useTranslations("tags"),
    ...useDayWords(),
  };
}

export type RowWords = ReturnType<typeof useRowWords>;

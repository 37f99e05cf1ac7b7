import { useLocale, useTranslations } from "next-intl";
import { dayWords } from "@/lib/domain/time/date-words";
import type { BadList } from "@/lib/domain/trust/list-state";
import { territoryName } from "@/lib/domain/trust/territory-name";

const maxNamed = 5;

/** How many trusted lists are stale or were refused, which, and since when. */
export function BadLists({ lists }: { lists: BadList[] }) {
  const t = useTranslations("adminOverview.attention.lists");
  const language = useLocale();
  const nameOf = ({ territory, since }: BadList) =>
    t("one", {
      list: territory === "" ? t("listOfLists") : territoryName(territory, language),
      day: dayWords(since, language, { timeZone: "UTC" }),
    });
  const sentences = (["stale", "refused"] as const).flatMap((state) => {
    const those = lists.filter(({ is }) => is === state);
    const more = those.length - maxNamed;
    const names = [
      ...those.slice(0, maxNamed).map(nameOf),
      ...(more > 0 ? [t("more", { count: more })] : []),
    ];
    const words = new Intl.ListFormat(language).format(names);
    return those.length > 0 ? [t(state, { count: those.length, names: words })] : [];
  });
  return sentences.join(" ");
}

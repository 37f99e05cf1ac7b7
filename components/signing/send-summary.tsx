import { useFormatter, useLocale, useTranslations } from "next-intl";
import { nearDayWords } from "@/lib/domain/time/date-words";
import { groupsOf } from "@/lib/domain/signing/signing-order";
import { namesOf, type SendDraft, stepsOfDraft } from "./send-draft";

/** Sums up in a sentence what sending does. */
export function SendSummary({ draft }: { draft: SendDraft }) {
  const t = useTranslations("send");
  const language = useLocale();
  return (
    <p className="font-serif text-md wrap-anywhere">
      <Order draft={draft} />
      {draft.deadline &&
        ` ${t("summaryUntil", { date: nearDayWords(new Date(draft.deadline), language, { timeZone: "UTC" }) })}`}
    </p>
  );
}

function Order({ draft }: { draft: SendDraft }) {
  const t = useTranslations("send");
  const format = useFormatter();
  const names = namesOf(draft, t("unnamedSigner"));
  if (names.length === 0) return t("noSigners");
  const steps = stepsOfDraft(draft);
  const groups = groupsOf(names.map((name, index) => ({ name, step: steps[index] ?? 1 })));
  if (groups.length === 1) return t("summary", { count: names.length, people: format.list(names) });
  const groupWords = groups.map((group) => {
    const people = format.list(group.map(({ name }) => name));
    return group.length > 1 ? t("summaryGroup", { people }) : people;
  });
  return t("summarySteps", {
    steps: groupWords.reduce((before, after) => t("summaryThen", { before, after })),
  });
}

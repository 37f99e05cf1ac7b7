import { useTranslations } from "next-intl";

const stages = ["read", "sign", "done"] as const;

export type SigningStage = (typeof stages)[number];

/** The stages of signing, across the top of the page. */
export function SigningStages({ current }: { current: SigningStage }) {
  const t = useTranslations("signing.stages");
  const at = stages.indexOf(current);
  return (
    <ol aria-label={t("title")} className="flex gap-2 text-sm">
      {stages.map((stage, index) => (
        <li
          key={stage}
          aria-current={stage === current ? "step" : undefined}
          className={`flex-1 border-t-2 pt-1 ${index <= at ? "border-accent text-accent" : "border-line text-ink-faint"}`}
        >
          {t(stage)}
        </li>
      ))}
    </ol>
  );
}

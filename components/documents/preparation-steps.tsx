import { Check } from "lucide-react";
import { useTranslations } from "next-intl";

const steps = ["uploading", "waiting", "creating"] as const;

export type PreparationStep = (typeof steps)[number];

/** The three steps of preparing a signing, as they happen. */
export function PreparationSteps({ current }: { current: PreparationStep }) {
  const t = useTranslations("preparation");
  const at = steps.indexOf(current);
  return (
    <ol aria-label={t("title")} className="flex flex-col gap-2 text-base">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? "step" : undefined}
          className={`flex items-center gap-2 ${index > at ? "text-ink-faint" : ""}`}
        >
          <span className="flex size-5 items-center justify-center rounded-full border border-line-strong text-xs">
            {index < at ? <Check aria-label={t("stepDone")} className="size-3.5 text-good" /> : index + 1}
          </span>
          {t(step)}
        </li>
      ))}
    </ol>
  );
}

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Tone } from "@/lib/domain/validation/signature-words";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import { toneStyles } from "./tone-style";

type EarlierVerdictProps = {
  title: ReactNode;
  tone: Tone;
  verdict: string;
  /** Why, in a sentence. */
  reason?: string;
  faults: SignatureFault[];
  /** What else a reader should know before sending. */
  children?: ReactNode;
};

/** The line of an earlier signature or time-stamp: what it is, whether it is valid, and why it is not. */
export function EarlierVerdict({ title, tone, verdict, reason, faults, children }: EarlierVerdictProps) {
  const t = useTranslations("earlier");
  const faultWords = useTranslations("signatureFaults");
  const { Icon, ink } = toneStyles[tone];
  return (
    <>
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${ink}`} strokeWidth={1.75} />
      <span className="flex min-w-0 grow flex-col gap-0.5 text-base">
        <span className="text-md wrap-anywhere">{title}</span>
        <span className={ink}>{verdict}</span>
        {reason !== undefined && <span className="text-ink-soft">{reason}</span>}
        {faults.map((fault) => (
          <span key={fault} className="text-ink-soft">
            {faultWords(fault)}
          </span>
        ))}
        {tone !== "good" && <span className="text-ink-soft">{t("doesNotPrevent")}</span>}
        {children}
      </span>
    </>
  );
}

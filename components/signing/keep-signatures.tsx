"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "../ui/checkbox";

type KeepSignaturesProps = { isKeeping: boolean; onChange: (isKeeping: boolean) => void };

/** Chooses whether the new signing keeps the signatures made in the previous one. */
export function KeepSignatures({ isKeeping, onChange }: KeepSignaturesProps) {
  const t = useTranslations("send");
  const hintId = useId();
  return (
    <div>
      <Checkbox
        label={t("keepSignatures")}
        checked={isKeeping}
        onChange={({ target }) => onChange(target.checked)}
        aria-describedby={hintId}
      />
      <p id={hintId} className="text-sm text-ink-faint">
        {t("keepSignaturesHint")}
      </p>
    </div>
  );
}

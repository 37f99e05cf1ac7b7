"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

type KeepSignaturesProps = { isKeeping: boolean; onChange: (isKeeping: boolean) => void };

/** Whether the new signing goes on from what others have signed already. */
export function KeepSignatures({ isKeeping, onChange }: KeepSignaturesProps) {
  const t = useTranslations("send");
  const hintId = useId();
  return (
    <div>
      <label className="flex min-h-11 items-center gap-2 sm:min-h-10">
        <input
          type="checkbox"
          checked={isKeeping}
          onChange={({ target }) => onChange(target.checked)}
          aria-describedby={hintId}
          className="size-4 accent-accent"
        />
        {t("keepSignatures")}
      </label>
      <p id={hintId} className="text-sm text-ink-faint">
        {t("keepSignaturesHint")}
      </p>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { buttonStyle } from "../ui/button-style";

export type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

/**
 * Shown in place of a page that failed: says that nothing was changed, offers to try again, and gives a code for
 * support.
 */
export function PageError({ error, reset }: PageErrorProps) {
  const t = useTranslations("pageError");
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-3 px-2 py-16">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <p className="text-ink-soft">{t("text")}</p>
      <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={reset}>
        {t("retry")}
      </button>
      {error.digest && <p className="text-sm text-ink-faint">{t("code", { code: error.digest })}</p>}
    </div>
  );
}

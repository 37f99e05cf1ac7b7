"use client";

import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("pageError");
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-3 px-6 py-24">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <p className="text-ink-soft">{t("text")}</p>
      <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={reset}>
        {t("again")}
      </button>
      {error.digest && <p className="text-sm text-ink-faint">{t("code", { code: error.digest })}</p>}
    </main>
  );
}

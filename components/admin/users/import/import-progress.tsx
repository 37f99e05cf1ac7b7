"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { buttonStyle } from "../../../ui/button-style";
import { Notice } from "../../../ui/notice";
import { type FormAction, useForm } from "../../../ui/use-form";
import { useRefresh } from "../../../ui/use-refresh";

const refreshEveryMs = 1_000;

type ImportProgressProps = { action: FormAction; importId: string; done: number; total: number };

/** The progress of an import, and a button to stop it. */
export function ImportProgress({ action, importId, done, total }: ImportProgressProps) {
  const t = useTranslations("importUsers");
  const refresh = useRefresh();
  const { form, isPending, refusal } = useForm(action);
  useEffect(() => {
    const timer = setInterval(refresh, refreshEveryMs);
    return () => clearInterval(timer);
  }, [refresh]);
  return (
    <form {...form} className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-5">
      <input type="hidden" name="importId" value={importId} />
      <p role="status">{t("progress", { done, total })}</p>
      <progress aria-label={t("progressLabel")} value={done} max={total} className="w-full accent-accent" />
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <button type="submit" className={`self-start ${buttonStyle({ tone: "quiet" })}`} disabled={isPending}>
        {t("cancel")}
      </button>
    </form>
  );
}

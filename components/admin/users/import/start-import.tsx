"use client";

import { useTranslations } from "next-intl";
import { buttonStyle } from "../../../ui/button-style";
import { Checkbox } from "../../../ui/checkbox";
import { Notice } from "../../../ui/notice";
import { type FormAction, useForm } from "../../../ui/use-form";

type StartImportProps = { action: FormAction; importId: string; count: number };

/** Starts the import of a list after its preview. Rows with problems are skipped. */
export function StartImport({ action, importId, count }: StartImportProps) {
  const t = useTranslations("importUsers");
  const { form, isPending, refusal } = useForm(action);
  return (
    <form {...form} className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-5">
      <input type="hidden" name="importId" value={importId} />
      <Checkbox label={t("invite")} name="invites" />
      <p className="text-base text-ink-soft">{t("inviteHint")}</p>
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <button type="submit" className={`self-start ${buttonStyle()}`} disabled={isPending}>
        {t("start", { count })}
      </button>
    </form>
  );
}

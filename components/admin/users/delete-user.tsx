"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonStyle } from "../../ui/button-style";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import { type FormAction, useForm } from "../../ui/use-form";

type DeleteUserProps = { action: FormAction; userId: string; name: string; documents: number };

/** Ends an account for good, after asking who takes over its documents. */
export function DeleteUser(props: DeleteUserProps) {
  const t = useTranslations("adminUser.delete");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => setIsOpen(true)}>
        {t("open")}
      </button>
      {isOpen && (
        <Dialog title={t("title")} onClose={() => setIsOpen(false)}>
          <DeleteForm {...props} onClose={() => setIsOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function DeleteForm({ action, userId, name, documents, onClose }: DeleteUserProps & { onClose: () => void }) {
  const t = useTranslations("adminUser.delete");
  const dialogs = useTranslations("dialogs");
  const { isPending, form, refusal, errorOf } = useForm(action);
  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="userId" value={userId} />
      <p className="wrap-break-word">{t("text", { name })}</p>
      {documents > 0 && (
        <TextField
          label={t("heir")}
          hint={t("heirHint", { count: documents })}
          name="heirEmail"
          type="email"
          required
          error={errorOf("heirEmail")}
        />
      )}
      <p className="text-ink-soft">{t("stays")}</p>
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className={buttonStyle()} disabled={isPending}>
          {t("confirm")}
        </button>
        <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={onClose}>
          {dialogs("back")}
        </button>
      </div>
    </form>
  );
}

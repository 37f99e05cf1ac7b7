"use client";

import { useTranslations } from "next-intl";
import { DialogActions } from "../../ui/dialog-actions";
import { DialogButton } from "../../ui/dialog-button";
import { Notice } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import { type FormAction, useForm } from "../../ui/use-form";

type DeleteUserProps = { action: FormAction; userId: string; name: string; documents: number };

/** Deletes an account, after asking who takes over its documents. */
export function DeleteUser(props: DeleteUserProps) {
  const t = useTranslations("adminUser.delete");
  return (
    <DialogButton label={t("open")} title={t("title")}>
      {(close) => <DeleteForm {...props} onClose={close} />}
    </DialogButton>
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
          label={t("newOwner")}
          hint={t("newOwnerHint", { count: documents })}
          name="newOwnerEmail"
          type="email"
          required
          error={errorOf("newOwnerEmail")}
        />
      )}
      <p className="text-ink-soft">{t("stays")}</p>
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <DialogActions confirm={t("confirm")} back={dialogs("back")} isDisabled={isPending} onBack={onClose} />
    </form>
  );
}

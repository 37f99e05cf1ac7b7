"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { useErrorWords, useRefusalWords } from "../ui/use-refusal-words";
import { NewPasswordField } from "./new-password-field";

type ChangePasswordFormProps = {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
};

export function ChangePasswordForm({ action }: ChangePasswordFormProps) {
  const [state, submit, isPending] = useActionState(action, idle);
  const t = useTranslations("account");
  const refused = useRefusalWords();
  const errorOf = useErrorWords(state.status === "invalid" ? state.issues : []);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
      <TextField
        label={t("currentPassword")}
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={errorOf("current")}
      />
      <NewPasswordField
        label={t("newPassword")}
        hint={(values) => t("newPasswordHint", values)}
        error={errorOf("password")}
      />
      <button type="submit" className={buttonStyle({ tone: "quiet" })} aria-disabled={isPending}>
        {t("changePassword")}
      </button>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { type FormAction, useForm } from "../ui/use-form";
import { NewPasswordField } from "./new-password-field";

type ResetPasswordFormProps = { action: FormAction; token: string; email: string };

/** Sets a new password in place of a forgotten one. */
export function ResetPasswordForm({ action, token, email }: ResetPasswordFormProps) {
  const t = useTranslations("reset");
  const { isPending, form, refusal, errorOf } = useForm(action);
  return (
    <form {...form} className="flex flex-col gap-4">
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <input type="hidden" name="token" value={token} />
      {/* Tells password managers which account the password is for. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField
        label={t("password")}
        hint={(values) => t("hint", values)}
        error={errorOf("password")}
      />
      <button type="submit" className={buttonStyle()} disabled={isPending}>
        {t("submit")}
      </button>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { leastPasswordLength } from "@/lib/domain/password-length";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { type FormAction, useForm } from "../ui/use-form";

type ResetPasswordFormProps = { action: FormAction; token: string; email: string };

/** A new password in place of a forgotten one. */
export function ResetPasswordForm({ action, token, email }: ResetPasswordFormProps) {
  const t = useTranslations("reset");
  const { isPending, form, refusal, errorOf } = useForm(action);
  return (
    <form {...form} className="flex flex-col gap-4">
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <input type="hidden" name="token" value={token} />
      {/* Lets a password manager know whose password it keeps. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={t("hint", { least: leastPasswordLength })}
        error={errorOf("password")}
      />
      <button type="submit" className={buttonStyle()} disabled={isPending}>
        {t("submit")}
      </button>
    </form>
  );
}

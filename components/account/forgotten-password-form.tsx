"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { buttonStyle } from "../ui/button-style";
import { linkStyle } from "../ui/link-style";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { type FormAction, useForm } from "../ui/use-form";

/** Requests a password reset mail. The response is the same for every address. */
export function ForgottenPasswordForm({ action }: { action: FormAction<string> }) {
  const t = useTranslations("forgottenPassword");
  const { state, isPending, form, refusal, errorOf } = useForm(action);
  return (
    <div className="flex flex-col gap-6">
      {state.status === "done" ? (
        <p role="status" className="wrap-break-word">
          {t("sent", { email: state.value })}
        </p>
      ) : (
        <form {...form} className="flex flex-col gap-4">
          {refusal && <Notice tone="bad">{refusal}</Notice>}
          <TextField
            label={t("email")}
            name="email"
            type="email"
            autoComplete="username"
            required
            error={errorOf("email")}
          />
          <button type="submit" className={buttonStyle()} disabled={isPending}>
            {t("submit")}
          </button>
        </form>
      )}
      <p>
        <Link href="/sign-in" className={linkStyle}>
          {t("back")}
        </Link>
      </p>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { type FormAction, useForm } from "../ui/use-form";
import { NewPasswordField } from "./new-password-field";

type JoinFormProps = {
  action: FormAction;
  token: string;
  /** The invited person. Absent for the first admin, who enters the email address as well. */
  person?: { email: string; name: string; surname: string };
};

/** The name and the password of a new account. */
export function JoinForm({ action, token, person }: JoinFormProps) {
  const t = useTranslations("join");
  const { isPending, form, refusal, errorOf } = useForm(action);
  return (
    <form {...form} className="flex flex-col gap-4">
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <input type="hidden" name="token" value={token} />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={person?.email}
        readOnly={person !== undefined}
        required
        error={errorOf("email")}
      />
      <TextField
        label={t("name")}
        name="name"
        autoComplete="given-name"
        defaultValue={person?.name}
        required
        error={errorOf("name")}
      />
      <TextField
        label={t("surname")}
        name="surname"
        autoComplete="family-name"
        defaultValue={person?.surname}
        error={errorOf("surname")}
      />
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

"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useActionState } from "react";
import type { SignInState } from "@/lib/domain/people/sign-in-state";
import { buttonStyle } from "../ui/button-style";
import { linkStyle } from "../ui/link-style";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { useRefusalWords } from "../ui/use-refusal-words";

type SignInFormProps = {
  action: (previous: SignInState, form: FormData) => Promise<SignInState>;
  next: string;
};

export function SignInForm({ action, next }: SignInFormProps) {
  const [state, submit, isPending] = useActionState(action, { email: "" });
  const t = useTranslations("signIn");
  const refused = useRefusalWords();
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state.refusal && <Notice tone="bad">{refused(state.refusal)}</Notice>}
      <input type="hidden" name="next" value={next} />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.email}
      />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <button type="submit" className={buttonStyle()} aria-disabled={isPending}>
        {t("submit")}
      </button>
      <p>
        <Link href="/forgotten-password" prefetch={false} className={linkStyle}>
          {t("forgotPassword")}
        </Link>
      </p>
    </form>
  );
}

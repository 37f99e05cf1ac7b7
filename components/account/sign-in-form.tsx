"use client";

import { useActionState } from "react";
import type { SignInState } from "@/lib/actions/sign-in-state";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";

type SignInFormProps = {
  action: (previous: SignInState, form: FormData) => Promise<SignInState>;
  next: string;
};

export function SignInForm({ action, next }: SignInFormProps) {
  const [state, submit, isPending] = useActionState(action, { email: "" });
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state.message && <Notice tone="bad">{state.message}</Notice>}
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.email}
      />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <button type="submit" className={buttonStyle()} aria-disabled={isPending}>
        Sign in
      </button>
    </form>
  );
}

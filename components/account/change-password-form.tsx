"use client";

import { useActionState } from "react";
import { type ActionState, idle } from "@/lib/actions/action-state";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";

type ChangePasswordFormProps = {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
};

export function ChangePasswordForm({ action }: ChangePasswordFormProps) {
  const [state, submit, isPending] = useActionState(action, idle);
  const errorOf = (name: string) =>
    state.status === "invalid" ? state.issues.find(({ field }) => field === name)?.message : undefined;
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state.status === "refused" && <Notice tone="bad">{state.message}</Notice>}
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={errorOf("current")}
      />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 10 characters. You will be signed out everywhere."
        error={errorOf("password")}
      />
      <button type="submit" className={buttonStyle({ tone: "quiet" })} aria-disabled={isPending}>
        Change password
      </button>
    </form>
  );
}

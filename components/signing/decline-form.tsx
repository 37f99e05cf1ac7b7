"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { useProblemWords, useRefusalWords } from "../ui/use-refusal-words";

/** The server action by which a signer declines. `subject` identifies the signing. */
export type DeclineAction<S> = (previous: ActionState, input: S & { reason: string }) => Promise<ActionState>;

/** Declines after asking for a reason, as it ends the signing for everybody. */
export function DeclineForm<S extends object>({ subject, action }: { subject: S; action: DeclineAction<S> }) {
  const t = useTranslations("decline");
  const refused = useRefusalWords();
  const problem = useProblemWords();
  const [state, submit, isPending] = useActionState(action, idle);
  const issue = state.status === "invalid" ? state.issues[0] : undefined;

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
    startTransition(() => submit({ ...subject, reason }));
  };

  return (
    <details className="no-print">
      <summary className="min-h-11 py-2 text-base text-ink-soft">{t("open")}</summary>
      <form method="post" noValidate onSubmit={onSubmit} className="flex max-w-md flex-col gap-3 pt-1">
        <TextAreaField
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          error={problem(issue)}
          required
        />
        {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
        <button
          type="submit"
          className={`self-start ${buttonStyle({ tone: "quiet" })}`}
          disabled={isPending || state.status === "done"}
        >
          {t("submit")}
        </button>
      </form>
    </details>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useId, useRef } from "react";
import { type ActionState, idle } from "@/lib/actions/action-state";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { useProblemWords, useRefusalWords } from "../ui/use-refusal-words";

type Cancelling = { documentId: string; reason: string };

type CancelDialogProps = {
  action: (previous: ActionState, input: Cancelling) => Promise<ActionState>;
  document: { id: string; name: string };
  /** Signatures that would be lost. */
  signedCount: number;
};

/** Takes a signing back, after saying what that does. The browser keeps the focus within, and gives it back. */
export function CancelDialog({ action, document: { id: documentId, name }, signedCount }: CancelDialogProps) {
  const t = useTranslations("cancel");
  const refused = useRefusalWords();
  const problem = useProblemWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [state, submit, isPending] = useActionState(action, idle);
  const issue = state.status === "invalid" ? state.issues[0] : undefined;

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
    startTransition(() => submit({ documentId, reason }));
  };

  return (
    <div className="no-print">
      <button
        type="button"
        className={buttonStyle({ tone: "quiet" })}
        onClick={() => dialog.current?.showModal()}
      >
        {t("open")}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-line bg-raised p-6 text-ink backdrop:bg-[rgb(0_0_0/0.5)]"
      >
        <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
          <h2 id={titleId} className="font-serif text-lg">
            {t("title")}
          </h2>
          <p className="wrap-break-word">{t("what", { name })}</p>
          {signedCount > 0 && <p className="text-bad">{t("lost", { count: signedCount })}</p>}
          <p className="text-ink-soft">{t("late")}</p>
          <TextAreaField
            name="reason"
            label={t("reason")}
            hint={t("reasonHint")}
            error={problem(issue)}
            maxLength={2000}
            autoFocus
            required
          />
          {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
          <div className="flex flex-wrap gap-3">
            <button type="submit" className={buttonStyle()} disabled={isPending || state.status === "done"}>
              {t("submit")}
            </button>
            <button
              type="button"
              className={buttonStyle({ tone: "quiet" })}
              onClick={() => dialog.current?.close()}
            >
              {t("back")}
            </button>
          </div>
        </form>
      </dialog>
    </div>
  );
}

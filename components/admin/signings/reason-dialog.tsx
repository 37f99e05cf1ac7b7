"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useEffect, useState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { Dialog } from "../../ui/dialog";
import { DialogActions } from "../../ui/dialog-actions";
import { Notice } from "../../ui/notice";
import { TextAreaField } from "../../ui/text-area-field";
import { useProblemWords, useRefusalWords } from "../../ui/use-refusal-words";

/** An admin action on one signing, with a reason for the audit log. */
export type ReasonedAction = (
  previous: ActionState,
  input: { signingId: string; reason: string },
) => Promise<ActionState>;

type ReasonDialogProps = {
  words: { title: string; text: string; label: string; confirm: string };
  action: ReasonedAction;
  signingId: string;
  onClose: () => void;
};

/** Confirms an action on a signing, and asks for the reason. */
export function ReasonDialog({ words, action, signingId, onClose }: ReasonDialogProps) {
  const t = useTranslations("adminSigning");
  const refused = useRefusalWords();
  const problem = useProblemWords();
  const [reason, setReason] = useState("");
  const [state, submit, isPending] = useActionState(action, idle);
  const isDone = state.status === "done";
  useEffect(() => {
    if (isDone) onClose();
  }, [isDone, onClose]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    startTransition(() => submit({ signingId, reason }));
  };

  return (
    <Dialog title={words.title} onClose={onClose}>
      <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        <p>{words.text}</p>
        <TextAreaField
          label={words.label}
          hint={t("reasonHint")}
          error={problem(state.status === "invalid" ? state.issues[0] : undefined)}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          maxLength={500}
          autoFocus
          required
        />
        {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
        <DialogActions confirm={words.confirm} back={t("back")} isDisabled={isPending} onBack={onClose} />
      </form>
    </Dialog>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useEffect, useState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { Dialog } from "../../ui/dialog";
import { DialogActions } from "../../ui/dialog-actions";
import { Notice } from "../../ui/notice";
import { TextAreaField } from "../../ui/text-area-field";
import { useProblemWords, useRefusalWords } from "../../ui/use-refusal-words";

export type CloseSigningAction = (
  previous: ActionState,
  input: { signingId: string; reason: string },
) => Promise<ActionState>;

type CloseSigningDialogProps = { action: CloseSigningAction; signingId: string; onClose: () => void };

/** Closes a signing that was handled elsewhere, with a note on what was done. */
export function CloseSigningDialog({ action, signingId, onClose }: CloseSigningDialogProps) {
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
    <Dialog title={t("closeTitle")} onClose={onClose}>
      <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        <p>{t("closeText")}</p>
        <TextAreaField
          label={t("closeReason")}
          hint={t("closeReasonHint")}
          error={problem(state.status === "invalid" ? state.issues[0] : undefined)}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          maxLength={500}
          autoFocus
          required
        />
        {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
        <DialogActions confirm={t("close")} back={t("back")} isDisabled={isPending} onBack={onClose} />
      </form>
    </Dialog>
  );
}

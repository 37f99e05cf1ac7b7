"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { DialogActions } from "../ui/dialog-actions";
import { DialogButton } from "../ui/dialog-button";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { useProblemWords, useRefusalWords } from "../ui/use-refusal-words";

type Cancelling = { documentId: string; reason: string; trashOnceCancelled: boolean };

type CancelDialogProps = {
  action: (previous: ActionState, input: Cancelling) => Promise<ActionState>;
  document: { id: string; name: string };
  /** The number of signatures that would be discarded. */
  signedCount: number;
  /** Whether the document is also moved to the trash. */
  isDeleting?: boolean;
};

/**
 * Cancels a signing after a confirmation, optionally moving its document to the trash. The typed reason is kept when
 * the dialog closes.
 */
export function CancelDialog({
  action,
  document: { id: documentId, name },
  signedCount,
  isDeleting = false,
}: CancelDialogProps) {
  const t = useTranslations("cancel");
  const refused = useRefusalWords();
  const problem = useProblemWords();
  const [reason, setReason] = useState("");
  const [state, submit, isPending] = useActionState(action, idle);
  const issue = state.status === "invalid" ? state.issues[0] : undefined;

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    startTransition(() => submit({ documentId, reason, trashOnceCancelled: isDeleting }));
  };

  return (
    <div className="no-print">
      <DialogButton
        data-command
        label={t(isDeleting ? "openDelete" : "open")}
        title={t(isDeleting ? "titleDelete" : "title")}
      >
        {(close) => (
          <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
            <p className="wrap-break-word">{t(isDeleting ? "textDelete" : "text", { name })}</p>
            {signedCount > 0 && <p className="text-bad">{t("lostSignatures", { count: signedCount })}</p>}
            <p className="text-ink-soft">{t("lastSignatureNote")}</p>
            <TextAreaField
              label={t("reason")}
              hint={t("reasonHint")}
              error={problem(issue)}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              maxLength={2000}
              autoFocus
              required
            />
            {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
            <DialogActions
              confirm={t(isDeleting ? "submitDelete" : "submit")}
              back={t(isDeleting ? "backDelete" : "back")}
              isDisabled={isPending || state.status === "done"}
              onBack={close}
            />
          </form>
        )}
      </DialogButton>
    </div>
  );
}

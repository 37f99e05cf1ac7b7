"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { cancelReason } from "@/lib/domain/signing/reasons";
import { fieldIssue } from "@/lib/domain/request/input-problem";
import { Dialog } from "../../ui/dialog";
import { DialogActions } from "../../ui/dialog-actions";
import { TextAreaField } from "../../ui/text-area-field";
import { useProblemWords } from "../../ui/use-refusal-words";

type CancelAllDialogProps = { count: number; onClose: () => void; onCancel: (reason: string) => void };

/** Asks for the reason before several signings are cancelled. */
export function CancelAllDialog({ count, onClose, onCancel }: CancelAllDialogProps) {
  const t = useTranslations("cancel");
  const problem = useProblemWords();
  const [reason, setReason] = useState("");
  const [isSent, setIsSent] = useState(false);
  const parsed = cancelReason.safeParse(reason);
  const issue = isSent && !parsed.success ? parsed.error.issues[0] : undefined;

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsSent(true);
    if (parsed.success) onCancel(parsed.data);
  };

  return (
    <Dialog title={t("titleAll", { count })} onClose={onClose}>
      <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        <p>{t("textAll")}</p>
        <p className="text-ink-soft">{t("lastSignatureNote")}</p>
        <TextAreaField
          label={t("reason")}
          hint={t("reasonHint")}
          error={problem(issue && fieldIssue(issue))}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          maxLength={2000}
          autoFocus
          required
        />
        <DialogActions confirm={t("submit")} back={t("back")} onBack={onClose} />
      </form>
    </Dialog>
  );
}

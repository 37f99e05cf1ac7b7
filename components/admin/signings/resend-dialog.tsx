"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState } from "react";
import { idle } from "@/lib/domain/request/action-state";
import { Dialog } from "../../ui/dialog";
import { DialogActions } from "../../ui/dialog-actions";
import { Notice } from "../../ui/notice";
import { useRefusalWords } from "../../ui/use-refusal-words";
import type { SigningAction } from "./signing-action";

type ResendDialogProps = {
  action: SigningAction;
  signing: { id: string; documentName: string };
  onClose: () => void;
};

/** Sends a document to the same signers again, after a confirmation. */
export function ResendDialog({ action, signing, onClose }: ResendDialogProps) {
  const t = useTranslations("adminSigning");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState(action, idle);
  return (
    <Dialog title={t("resendTitle")} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="wrap-break-word">{t("resendText", { name: signing.documentName })}</p>
        {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
        <DialogActions
          confirm={t("resend")}
          back={t("back")}
          isDisabled={isPending}
          onConfirm={() => startTransition(() => submit({ signingId: signing.id }))}
          onBack={onClose}
        />
      </div>
    </Dialog>
  );
}

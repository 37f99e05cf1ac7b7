"use client";

import { useTranslations } from "next-intl";
import { startTransition, useEffect, useState } from "react";
import { DialogActions } from "../../ui/dialog-actions";
import { Notice } from "../../ui/notice";
import type { FormAction } from "../../ui/use-form";
import { useRefusalWords } from "../../ui/use-refusal-words";
import { type CertificateLine, CertificateLines } from "./certificate-lines";

type ConfirmCertificatesProps = {
  text: string;
  confirm: string;
  form: FormData;
  certificates: CertificateLine[];
  /** The time by which they are said to have expired. */
  at: Date;
  action: FormAction<number>;
  onDone: (count: number) => void;
  onClose: () => void;
  /** Called once the dialog is gone. */
  onLeave: () => void;
};

/** The content of a dialog: certificates that were chosen, and a button that sends them. */
export function ConfirmCertificates(props: ConfirmCertificatesProps) {
  const { text, confirm, form, certificates, at, action, onDone, onClose, onLeave } = props;
  const t = useTranslations("dialogs");
  const refused = useRefusalWords();
  const [refusal, setRefusal] = useState<string>();
  const [isPending, setIsPending] = useState(false);
  // The element that had the focus may be the hidden picker, to which the dialog cannot return it.
  useEffect(() => onLeave, []); // eslint-disable-line react-hooks/exhaustive-deps

  const act = () => {
    setIsPending(true);
    startTransition(async () => {
      const state = await action({ status: "idle" }, form);
      setIsPending(false);
      if (state.status === "refused") setRefusal(refused(state.refusal));
      if (state.status !== "done") return;
      onDone(state.value);
      onClose();
    });
  };

  return (
    <>
      <p>{text}</p>
      <CertificateLines certificates={certificates} now={at} saysAuthority />
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <DialogActions
        confirm={confirm}
        back={t("back")}
        isDisabled={isPending}
        onConfirm={act}
        onBack={onClose}
      />
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { startTransition, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Refusal } from "@/lib/domain/request/refusal";
import { certificatesTooLarge, maxCertificateBytes } from "@/lib/domain/trust/certificate-files";
import { buttonStyle } from "../../ui/button-style";
import { Confirmation } from "../../ui/confirmation";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import type { FormAction } from "../../ui/use-form";
import { useRefusalWords } from "../../ui/use-refusal-words";
import { type CertificateLine, CertificateLines } from "./certificate-lines";

type ChooseCertificatesProps = {
  label: string;
  /** The dialog that shows the certificates. */
  dialog: { title: string; text: string; confirm: string };
  /** Reads certificates and changes nothing. */
  preview: FormAction<CertificateLine[]>;
  action: FormAction<number>;
  onChoose: () => void;
  /** Called with the number that the action returns. */
  onDone: (count: number) => void;
};

type Chosen = { form: FormData; certificates: CertificateLine[]; at: Date };

/** A button that chooses files of certificates, and sends them to an action once they were shown and confirmed. */
export function ChooseCertificates(props: ChooseCertificatesProps) {
  const { label, dialog, preview, action, onChoose, onDone } = props;
  const t = useTranslations("adminTrust");
  const refused = useRefusalWords();
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [chosen, setChosen] = useState<Chosen>();
  const picker = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const show = (files: File[]) => {
    if (files.length === 0) return;
    onChoose();
    setRefusal(undefined);
    if (files.reduce((sum, { size }) => sum + size, 0) > maxCertificateBytes)
      return setRefusal(certificatesTooLarge);
    const form = new FormData();
    files.forEach((file, index) => form.set(`file${index}`, file));
    setIsPending(true);
    startTransition(async () => {
      const state = await preview({ status: "idle" }, form);
      // The dialog returns the focus to what has it now, which the hidden picker may have.
      flushSync(() => setIsPending(false));
      button.current?.focus();
      if (state.status === "refused") setRefusal(state.refusal);
      if (state.status === "done") setChosen({ form, certificates: state.value, at: new Date() });
    });
  };

  return (
    <>
      {refusal && (
        <div className="basis-full">
          <Notice tone="bad">{refused(refusal)}</Notice>
        </div>
      )}
      <input
        ref={picker}
        type="file"
        accept=".pem,.crt,.cer,.der"
        multiple
        aria-label={`${label}. ${t("chooseFiles")}`}
        hidden
        onChange={({ target }) => {
          show([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <button
        ref={button}
        type="button"
        className={buttonStyle({ tone: "quiet" })}
        disabled={isPending}
        onClick={() => picker.current?.click()}
      >
        {label}
      </button>
      {chosen && (
        <Dialog title={dialog.title} onClose={() => setChosen(undefined)}>
          <Confirmation
            text={dialog.text}
            confirm={dialog.confirm}
            action={action}
            input={chosen.form}
            onDone={onDone}
            onClose={() => setChosen(undefined)}
          >
            <CertificateLines certificates={chosen.certificates} now={chosen.at} saysAuthority />
          </Confirmation>
        </Dialog>
      )}
    </>
  );
}

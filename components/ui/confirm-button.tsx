"use client";

import { useTranslations } from "next-intl";
import { startTransition, useState } from "react";
import type { ActionState } from "@/lib/domain/request/action-state";
import { DialogActions } from "./dialog-actions";
import { DialogButton } from "./dialog-button";
import { Notice } from "./notice";
import { useRefusalWords } from "./use-refusal-words";

type ConfirmButtonProps<I> = {
  label: string;
  title: string;
  /** What the action does, and whether it can be undone. */
  text: string;
  confirm: string;
  action: (previous: ActionState, input: I) => Promise<ActionState>;
  input: I;
};

/**
 * A button that runs an action after a confirmation, and shows why it was refused. The page provides the messages
 * "dialogs" and "refusals".
 */
export function ConfirmButton<I>({ label, title, ...confirmation }: ConfirmButtonProps<I>) {
  return (
    <DialogButton label={label} title={title}>
      {(close) => <Confirmation {...confirmation} onClose={close} />}
    </DialogButton>
  );
}

type ConfirmationProps<I> = Omit<ConfirmButtonProps<I>, "label" | "title"> & { onClose: () => void };

function Confirmation<I>({ text, confirm, action, input, onClose }: ConfirmationProps<I>) {
  const t = useTranslations("dialogs");
  const refused = useRefusalWords();
  const [refusal, setRefusal] = useState<string>();
  const [isPending, setIsPending] = useState(false);

  const act = () => {
    setIsPending(true);
    startTransition(async () => {
      const state = await action({ status: "idle" }, input);
      setIsPending(false);
      if (state.status === "refused") setRefusal(refused(state.refusal));
      else onClose();
    });
  };

  return (
    <>
      <p className="wrap-break-word">{text}</p>
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

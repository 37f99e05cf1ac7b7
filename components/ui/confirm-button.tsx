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
  /** What it does, and whether it can be undone. */
  text: string;
  confirm: string;
  action: (previous: ActionState, input: I) => Promise<ActionState>;
  input: I;
};

/** A button that asks before it acts, and says there why it could not. The page sends "dialogs" and "refusals" along. */
export function ConfirmButton<I>({ label, title, ...question }: ConfirmButtonProps<I>) {
  return (
    <DialogButton label={label} title={title}>
      {(close) => <Question {...question} onClose={close} />}
    </DialogButton>
  );
}

type QuestionProps<I> = Omit<ConfirmButtonProps<I>, "label" | "title"> & { onClose: () => void };

function Question<I>({ text, confirm, action, input, onClose }: QuestionProps<I>) {
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

"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import type { ActionState } from "@/lib/domain/request/action-state";
import { DialogActions } from "./dialog-actions";
import { Notice } from "./notice";
import { useRefusalWords } from "./use-refusal-words";

export type ConfirmationProps<I, T> = {
  /** What the action does, and whether it can be undone. */
  text: string;
  /** What it is about, below the text. */
  children?: ReactNode;
  confirm: string;
  action: (previous: ActionState<T>, input: I) => Promise<ActionState<T>>;
  input: I;
  /** Called with what the action returns, once it is done. */
  onDone?: (value: T) => void;
  /** The id of the element that gets the focus afterwards, where the action removes the button. */
  focusAfter?: string;
  onClose: () => void;
};

/** The content of a dialog that runs an action after a confirmation, and shows why it was refused. */
export function Confirmation<I, T>(props: ConfirmationProps<I, T>) {
  const { text, children, confirm, action, input, onDone, focusAfter, onClose } = props;
  const t = useTranslations("dialogs");
  const refused = useRefusalWords();
  const [refusal, setRefusal] = useState<string>();
  const [isPending, setIsPending] = useState(false);
  const isActing = useRef(false);
  // Once the dialog is gone, and with it what keeps the focus inside.
  useEffect(
    () => () => {
      if (isActing.current && focusAfter) document.getElementById(focusAfter)?.focus();
    },
    [focusAfter],
  );

  const act = () => {
    setIsPending(true);
    isActing.current = true;
    startTransition(async () => {
      const state = await action({ status: "idle" }, input);
      setIsPending(false);
      if (state.status === "done") onDone?.(state.value);
      if (state.status !== "refused") return onClose();
      isActing.current = false;
      setRefusal(refused(state.refusal));
    });
  };

  return (
    <>
      <p className="wrap-break-word">{text}</p>
      {children}
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

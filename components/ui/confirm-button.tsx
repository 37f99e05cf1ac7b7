"use client";

import { useTranslations } from "next-intl";
import { startTransition, useEffect, useRef, useState } from "react";
import type { ActionState } from "@/lib/domain/request/action-state";
import { DialogActions } from "./dialog-actions";
import { DialogButton } from "./dialog-button";
import { Notice } from "./notice";
import { useRefusalWords } from "./use-refusal-words";

type ConfirmButtonProps<I, T> = {
  label: string;
  title: string;
  /** What the action does, and whether it can be undone. */
  text: string;
  confirm: string;
  action: (previous: ActionState<T>, input: I) => Promise<ActionState<T>>;
  input: I;
  /** Called with what the action returns, once it is done. */
  onDone?: (value: T) => void;
  /** The id of the element that gets the focus afterwards, where the action removes the button. */
  focusAfter?: string;
};

/**
 * A button that runs an action after a confirmation, and shows why it was refused. The page provides the messages
 * "dialogs" and "refusals".
 */
export function ConfirmButton<I, T = void>({ label, title, ...confirmation }: ConfirmButtonProps<I, T>) {
  return (
    <DialogButton label={label} title={title}>
      {(close) => <Confirmation {...confirmation} onClose={close} />}
    </DialogButton>
  );
}

type ConfirmationProps<I, T> = Omit<ConfirmButtonProps<I, T>, "label" | "title"> & { onClose: () => void };

function Confirmation<I, T>(props: ConfirmationProps<I, T>) {
  const { text, confirm, action, input, onDone, focusAfter, onClose } = props;
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

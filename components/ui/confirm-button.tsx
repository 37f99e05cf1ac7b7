"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, startTransition, useState } from "react";
import type { ActionState } from "@/lib/domain/request/action-state";
import { buttonStyle } from "./button-style";
import { Dialog } from "./dialog";
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
  /** More to enter or to read before the buttons. */
  children?: ReactNode;
};

/** A button that asks before it acts, and says there why it could not. The page sends "dialogs" and "refusals" along. */
export function ConfirmButton<I>({ label, ...question }: ConfirmButtonProps<I>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => setIsOpen(true)}>
        {label}
      </button>
      {isOpen && <Question {...question} onClose={() => setIsOpen(false)} />}
    </>
  );
}

type QuestionProps<I> = Omit<ConfirmButtonProps<I>, "label"> & { onClose: () => void };

function Question<I>({ title, text, confirm, action, input, children, onClose }: QuestionProps<I>) {
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
    <Dialog title={title} onClose={onClose}>
      <p className="wrap-break-word">{text}</p>
      {children}
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <div className="flex flex-wrap gap-3">
        <button type="button" className={buttonStyle()} disabled={isPending} onClick={act}>
          {confirm}
        </button>
        <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={onClose}>
          {t("back")}
        </button>
      </div>
    </Dialog>
  );
}

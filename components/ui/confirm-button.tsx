"use client";

import { Confirmation, type ConfirmationProps } from "./confirmation";
import { DialogButton } from "./dialog-button";

type ConfirmButtonProps<I, T> = Omit<ConfirmationProps<I, T>, "children" | "onClose"> & {
  label: string;
  title: string;
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

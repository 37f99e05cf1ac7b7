"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { buttonStyle } from "./button-style";
import { Dialog } from "./dialog";

type DialogButtonProps = Omit<ComponentProps<"button">, "children" | "onClick" | "title" | "type"> & {
  /** The label of the button. */
  label: ReactNode;
  /** The title of the dialog. */
  title: string;
  /** Renders the dialog's content, which is mounted each time the dialog opens. */
  children: (close: () => void) => ReactNode;
};

/** A button that opens a dialog. */
export function DialogButton({ label, title, children, ...button }: DialogButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <button
        className={buttonStyle({ tone: "quiet" })}
        {...button}
        type="button"
        onClick={() => setIsOpen(true)}
      >
        {label}
      </button>
      {isOpen && (
        <Dialog title={title} onClose={close}>
          {children(close)}
        </Dialog>
      )}
    </>
  );
}

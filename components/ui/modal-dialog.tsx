"use client";

import type { ReactNode } from "react";
import { Dialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { LocaleProvider } from "./locale-provider";

export type ModalDialogProps = {
  title: string;
  /** Called on Escape and on a press outside. The caller then stops rendering the dialog. */
  onClose: () => void;
  children: ReactNode;
};

/** A modal dialog. It traps the focus, and returns it when it closes. */
export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  return (
    <LocaleProvider>
      <ModalOverlay
        isOpen
        isDismissable
        onOpenChange={(isOpen) => !isOpen && onClose()}
        className="fixed inset-0 z-30 flex animate-appear items-end justify-center bg-veil sm:items-center sm:p-4"
      >
        <Modal className="max-h-full w-full overflow-y-auto rounded-t-lg border border-line bg-raised text-ink shadow-float max-sm:pb-[env(safe-area-inset-bottom)] sm:w-lg sm:rounded-lg">
          <Dialog className="flex flex-col gap-4 p-6 outline-none">
            <Heading slot="title" level={2} className="font-serif text-lg">
              {title}
            </Heading>
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </LocaleProvider>
  );
}

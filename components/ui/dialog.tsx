"use client";

import dynamic from "next/dynamic";

/**
 * A modal dialog, whose script loads when the first one opens. Render it only while it is open:
 *
 *     {isOpen && <Dialog title={…} onClose={() => setIsOpen(false)}>…</Dialog>}
 */
export const Dialog = dynamic(() => import("./modal-dialog").then(({ ModalDialog }) => ModalDialog), {
  ssr: false,
});

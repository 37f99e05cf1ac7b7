"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { hideToast, showToast, type Toast, toastStore } from "./toast-store";

/** Long enough to read a toast and to reach its button, by keyboard too. */
const shownMs = 15_000;

/** Shows the latest toast at the bottom of the page for a while. */
export function Toasts() {
  const toast = useSyncExternalStore(toastStore.subscribe, toastStore.current, toastStore.currentOnServer);
  return (
    <div
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-0 bottom-36 z-20 flex justify-center px-4 sm:bottom-22"
    >
      {toast && <ToastBox key={toast.key} toast={toast} />}
    </div>
  );
}

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");

/** One toast. It stays while the pointer or the focus is in it, and Ctrl or ⌘ Z triggers its undo as well. */
function ToastBox({ toast: { text, undo } }: { toast: Toast }) {
  const t = useTranslations("toast");
  const [isPaused, setIsPaused] = useState(false);
  useEffect(() => {
    if (isPaused) return;
    const timer = setTimeout(hideToast, shownMs);
    return () => clearTimeout(timer);
  }, [isPaused]);
  useEffect(() => {
    if (!undo) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "z" || event.shiftKey || !(event.ctrlKey || event.metaKey) || isTyping(event)) return;
      event.preventDefault();
      undoAndShow(undo);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [undo]);

  return (
    <div
      onMouseEnter={() => setIsPaused(true)}
      onMouseLeave={() => setIsPaused(false)}
      onFocus={() => setIsPaused(true)}
      onBlur={() => setIsPaused(false)}
      className="pointer-events-auto flex max-w-xl items-center gap-1 rounded-lg bg-ink py-1 pr-1 pl-4 text-base text-paper shadow-float"
    >
      <p className="py-2 wrap-break-word">{text}</p>
      {undo && (
        <button
          type="button"
          onClick={() => undoAndShow(undo)}
          aria-keyshortcuts="Control+Z Meta+Z"
          className="min-h-11 shrink-0 rounded-md px-3 font-medium underline underline-offset-3 sm:min-h-10"
        >
          {undo.label}
        </button>
      )}
      <button
        type="button"
        aria-label={t("close")}
        title={t("close")}
        onClick={hideToast}
        className="flex size-11 shrink-0 items-center justify-center rounded-md sm:size-10"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}

async function undoAndShow({ run }: NonNullable<Toast["undo"]>): Promise<void> {
  hideToast();
  showToast({ text: await run() });
}

"use client";

import { Command } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useEarlyKeys } from "./use-early-keys";
import type { PlacesProps } from "./use-place-commands";

const PaletteDialog = dynamic(() => import("./palette-dialog").then((module) => module.PaletteDialog), {
  ssr: false,
});

/** Opens the command palette by Ctrl or ⌘ K on any page, or by its button. Its script loads when it first opens. */
export function CommandPalette(props: PlacesProps) {
  const t = useTranslations("shell");
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [isEntered, setIsEntered] = useState(false);
  const type: typeof setTyped = (change) => {
    setTyped(change);
    setIsEntered(false);
  };
  const close = () => {
    setIsOpen(false);
    type("");
  };
  const keys = { onType: type, onEnter: () => setIsEntered(true), onClose: close };
  useEarlyKeys(isOpen, keys);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isPaletteKey = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!isPaletteKey || event.shiftKey || event.altKey) return;
      event.preventDefault(); // the browser's own search field
      setTyped("");
      setIsEntered(false);
      setIsOpen((wasOpen) => !wasOpen && document.querySelector("[role=dialog]") === null);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setIsOpen(true)}
        className="flex min-h-14 w-full flex-col items-center justify-center gap-0.5 rounded-md text-xs text-ink-soft hover:bg-sunken"
      >
        <Command aria-hidden className="size-5" strokeWidth={1.75} />
        {t("goTo")}
      </button>
      {isOpen && <PaletteDialog {...props} {...{ typed, isEntered }} {...keys} />}
    </>
  );
}

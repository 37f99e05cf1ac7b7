import { useEffect, useEffectEvent } from "react";

type EarlyKeys = {
  onType: (change: (typed: string) => string) => void;
  onEnter: () => void;
  onClose: () => void;
};

/**
 * Captures what is typed after the palette opens and before its field has the focus, as its script may still be
 * loading. Meanwhile no key reaches the page below, and Escape closes the palette.
 */
export function useEarlyKeys(isOpen: boolean, { onType, onEnter, onClose }: EarlyKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, isComposing, ctrlKey, metaKey, altKey } = event;
    const isInside = target instanceof Element && target.closest("[role=dialog]") !== null;
    const isShortcut = (ctrlKey || metaKey || altKey) && !event.getModifierState("AltGraph"); // AltGr types letters
    if (isInside || isComposing || isShortcut) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") onClose();
    else if (key === "Enter") onEnter();
    else if (key === "Backspace") onType((typed) => typed.slice(0, -1));
    else if (key.length === 1) onType((typed) => typed + key);
  });
  useEffect(() => {
    if (!isOpen) return;
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [isOpen]);
}

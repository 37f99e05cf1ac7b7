import { useEffect, useEffectEvent } from "react";

type EarlyKeys = {
  onType: (change: (typed: string) => string) => void;
  onEnter: () => void;
  onClose: () => void;
};

/**
 * Keeps what is typed between the opening of the palette and the focus of its field: its script may still
 * be on the way. No other key does anything to the page below meanwhile, and Escape closes.
 */
export function useEarlyKeys(isOpen: boolean, { onType, onEnter, onClose }: EarlyKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, isComposing, ctrlKey, metaKey, altKey } = event;
    const isInside = target instanceof Element && target.closest("[role=dialog]") !== null;
    const isShortcut = (ctrlKey || metaKey || altKey) && !event.getModifierState("AltGraph"); // which types letters
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

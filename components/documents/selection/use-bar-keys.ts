import { useEffect, useEffectEvent } from "react";

/**
 * The keyboard shortcuts of the bar. They work only while the focus is in its list or in the bar, so that typing
 * elsewhere triggers none.
 *
 * @param take runs the shortcut of a key, and returns whether the key has one
 */
export function useBarKeys(isListening: boolean, take: (key: string) => boolean): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (target.closest("[data-selection]") && take(key === "Backspace" ? "Delete" : key))
      event.preventDefault();
  });
  useEffect(() => {
    if (!isListening) return;
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isListening]);
}

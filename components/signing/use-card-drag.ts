"use client";

import { type PointerEvent as ReactPointerEvent, useRef } from "react";
import { dropIndex } from "./drop-index";

/**
 * Reorders the cards of a list by dragging: the dragged card takes the position of each card whose middle it passes.
 * The cards carry their key as `data-card`.
 *
 * @param move is called with a card's key and its new position, counted from 0
 */
export function useCardDrag<E extends HTMLElement>(move: (key: string, to: number) => void) {
  const list = useRef<E>(null);
  const startDrag = (event: ReactPointerEvent<HTMLElement>, key: string) => {
    if (event.button !== 0) return;
    event.preventDefault(); // prevents selecting text while dragging
    const dragging = new AbortController();
    const { signal } = dragging;
    const follow = ({ clientY }: PointerEvent) => {
      const cards = [...(list.current?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
      const from = cards.findIndex(({ dataset }) => dataset.card === key);
      const middles = cards.map((card) => {
        const { top, height } = card.getBoundingClientRect();
        return top + height / 2;
      });
      const to = dropIndex(middles, from, clientY);
      if (to !== from) move(key, to);
    };
    window.addEventListener("pointermove", follow, { signal });
    for (const end of ["pointerup", "pointercancel"])
      window.addEventListener(end, () => dragging.abort(), { signal });
  };
  return { list, startDrag };
}

"use client";

import { type PointerEvent as ReactPointerEvent, useRef } from "react";
import { dropIndex } from "./drop-index";

/**
 * Moves cards of a list by pointer: while one is dragged it takes the place of the card whose middle it passes. The
 * cards carry `data-card`, their key.
 *
 * @param move is called with a card's key and the place that it takes, counted from 0
 */
export function useCardDrag<E extends HTMLElement>(move: (key: string, to: number) => void) {
  const list = useRef<E>(null);
  const startDrag = (event: ReactPointerEvent<HTMLElement>, key: string) => {
    if (event.button !== 0) return;
    event.preventDefault(); // no text is selected on the way
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

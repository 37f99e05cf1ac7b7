"use client";

import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PointerEvent } from "react";

export type ReorderButtonsProps = {
  number: number;
  count: number;
  /** Moves the card to another position, counted from 1. */
  onMove: (number: number) => void;
  onDrag: (event: PointerEvent<HTMLElement>) => void;
};

const style =
  "flex size-11 items-center justify-center rounded-md text-ink-soft hover:bg-sunken aria-disabled:opacity-40 sm:size-10";

/** Moves a signer's card, by buttons or by dragging a handle. */
export function ReorderButtons({ number, count, onMove, onDrag }: ReorderButtonsProps) {
  const t = useTranslations("signer");
  const button = (to: number, label: string) => ({
    type: "button" as const,
    "aria-label": label,
    title: label,
    "aria-disabled": to < 1 || to > count || undefined,
    className: style,
    onClick: ({ currentTarget }: { currentTarget: HTMLElement }) => {
      if (to < 1 || to > count) return;
      onMove(to);
      // The browser drops the focus when the card itself moves in the page.
      requestAnimationFrame(() => currentTarget.focus());
    },
  });
  return (
    <>
      <span
        aria-hidden
        title={t("drag")}
        onPointerDown={onDrag}
        className={`cursor-grab touch-none ${style}`}
      >
        <GripVertical className="size-4" />
      </span>
      <button {...button(number - 1, t("moveUp", { number }))}>
        <ArrowUp aria-hidden className="size-4" />
      </button>
      <button {...button(number + 1, t("moveDown", { number }))}>
        <ArrowDown aria-hidden className="size-4" />
      </button>
    </>
  );
}

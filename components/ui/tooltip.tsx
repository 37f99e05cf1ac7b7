"use client";

import type { ReactElement } from "react";
import { Focusable } from "react-aria-components/Focusable";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";

type TooltipProps = {
  text: string;
  /** Something that can be focused, as a button or a link. */
  children: ReactElement<React.DOMAttributes<Element>, string>;
};

/** Words beside a button or a link, on hover and on focus. A phone shows none, so they only add. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500}>
      <Focusable>{children}</Focusable>
      <AriaTooltip
        offset={6}
        className="max-w-64 animate-appear rounded-md bg-ink px-2 py-1 text-sm text-paper shadow-float"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

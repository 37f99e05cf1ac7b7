"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { useSelection } from "./selection-context";

const rowSelector = "[data-document]";

/** What can have the focus in a row: its box or its link. Arrow keys move to the same one of the next row. */
const focusableSelector = "input[type=checkbox], a[href]";

function rowBeside(row: Element, step: 1 | -1): Element | undefined {
  const rows = [...document.querySelectorAll(rowSelector)];
  return rows[rows.indexOf(row) + step];
}

function focusIn(row: Element, isBox: boolean): void {
  const target = row.querySelector<HTMLElement>(isBox ? "input[type=checkbox]" : "a[href]");
  (target ?? row.querySelector<HTMLElement>(focusableSelector))?.focus();
}

/**
 * The keyboard shortcuts of a selectable list: arrows move between rows and with Shift extend the selection, x and
 * the space bar toggle the focused row, and Escape clears the selection.
 */
export function SelectionKeys({ children }: { children: ReactNode }) {
  const { selected, toggle, extendTo, clear } = useSelection();

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    if (!event.currentTarget.contains(event.target)) return; // from a dialog, whose events bubble to here in React
    if (event.key === "Escape" && selected.length > 0) {
      event.preventDefault();
      return clear();
    }
    const row = event.target.closest(rowSelector);
    const id = row?.getAttribute("data-document");
    if (!row || !id) return;
    const isBox = event.target.matches("input[type=checkbox]");
    if (event.key === "x" || (event.key === " " && event.target.matches("a"))) {
      event.preventDefault();
      return toggle(id);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const next = rowBeside(row, event.key === "ArrowDown" ? 1 : -1);
    const nextId = next?.getAttribute("data-document");
    if (!next || !nextId) return;
    event.preventDefault();
    if (event.shiftKey) extendTo(nextId, id);
    focusIn(next, isBox);
  };

  return (
    <div data-selection onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

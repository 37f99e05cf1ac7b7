import type { KeyboardEvent } from "react";
import type { Pane } from "./pane";

type Does = { every: (act: (pane: Pane) => void) => void; onFind: () => void };

const plain: Record<string, (pane: Pane) => void> = {
  "+": (pane) => pane.zoomBy(1),
  "=": (pane) => pane.zoomBy(1),
  "-": (pane) => pane.zoomBy(-1),
  "0": (pane) => pane.fit("auto"),
};

/** The keys of whoever reads: + and - for the size, 0 for the usual one, Ctrl and F for words in all of the pages. */
export function viewerKey(event: KeyboardEvent, { every, onFind }: Does): void {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key.toLowerCase() === "f") {
    event.preventDefault();
    onFind();
  }
  const act = plain[event.key];
  if (!act || isCommand || event.altKey || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  every(act);
}

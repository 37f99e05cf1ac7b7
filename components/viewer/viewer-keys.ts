import type { KeyboardEvent } from "react";
import type { Pane } from "./pane";

type Handlers = { every: (act: (pane: Pane) => void) => void; onFind: () => void };

const shortcuts: Record<string, (pane: Pane) => void> = {
  "+": (pane) => pane.zoomBy(1),
  "=": (pane) => pane.zoomBy(1),
  "-": (pane) => pane.zoomBy(-1),
  "0": (pane) => pane.fit("auto"),
};

/** Handles the keyboard shortcuts of the viewer: + and - zoom, 0 resets the scale, Ctrl or ⌘ F searches. */
export function viewerKey(event: KeyboardEvent, { every, onFind }: Handlers): void {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key.toLowerCase() === "f") {
    event.preventDefault();
    onFind();
  }
  const act = shortcuts[event.key];
  if (!act || isCommand || event.altKey || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  every(act);
}

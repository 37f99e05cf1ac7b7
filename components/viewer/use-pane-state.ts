import { useSyncExternalStore } from "react";
import type { Pane } from "./pane";
import { openingState, type PaneState } from "./pane-state";

const noPane = () => () => undefined;
const opening = () => openingState;

/** The state of a pane, or the initial state while there is none. */
export function usePaneState(pane: Pane | undefined): PaneState {
  return useSyncExternalStore(pane?.subscribe ?? noPane, pane?.get ?? opening, opening);
}

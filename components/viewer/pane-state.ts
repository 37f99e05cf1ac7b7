import type { OpeningFailure } from "./open-pdf";

/** A scale that follows the window's size, or none once the reader has chosen a scale. */
export type Fit = "auto" | "page-width" | "page-fit" | undefined;

/** The matches of a search so far. */
export type FindMatches = { isSearching: boolean; current: number; total: number };

/** The state of the pages that the toolbar and the other bars show. */
export type PaneState = {
  stage: "opening" | "open" | OpeningFailure;
  pageCount: number;
  page: number;
  /** 1 is the paper's actual size. */
  scale: number;
  fit: Fit;
  matches: FindMatches | undefined;
};

export const openingState: PaneState = {
  ...{ stage: "opening", pageCount: 0, page: 1, scale: 1, fit: "auto", matches: undefined },
};

export type StateStore = {
  get: () => PaneState;
  set: (change: Partial<PaneState>) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createStateStore(): StateStore {
  let state = openingState;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

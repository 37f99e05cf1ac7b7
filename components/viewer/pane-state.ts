import type { OpeningFailure } from "./open-pdf";

/** A size that follows the window, or none while the reader has chosen one. */
export type Fit = "auto" | "page-width" | "page-fit" | undefined;

/** The matches of a search so far. */
export type FindMatches = { isSearching: boolean; current: number; total: number };

/** What the bars around the pages show of them. */
export type PaneState = {
  stage: "opening" | "open" | OpeningFailure;
  pageCount: number;
  page: number;
  /** 1 is the size of the paper. */
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

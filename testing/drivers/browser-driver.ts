/** An element of the page, or of the frame that was entered. It fails once the page has replaced the element. */
export type PageElement = {
  /** Runs a function in the page with the element. It must not use anything outside of itself. */
  evaluate: <R>(script: (element: HTMLElement) => R | Promise<R>) => Promise<R>;
  /** Clicks the middle of the element with the mouse. */
  click: () => Promise<void>;
  /** Replaces the value of a text field by key presses. */
  type: (text: string) => Promise<void>;
  /** Chooses files in a file input, by their paths. */
  chooseFiles: (files: string[]) => Promise<void>;
  /** Directs what follows to the document in this frame. */
  enterFrame: () => Promise<void>;
};

export type Size = { width: number; height: number };

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** A browser with one window, in the hands of a test: what Chromium, Firefox and WebKit can all do. */
export type BrowserDriver = {
  open: (url: string) => Promise<void>;
  url: () => Promise<string>;
  back: () => Promise<void>;
  forward: () => Promise<void>;
  /** Runs a function in the page. It must not use anything outside of itself. */
  evaluate: <A extends Json[], R>(script: (...args: A) => R | Promise<R>, ...args: A) => Promise<R>;
  find: <A extends Json[]>(
    script: (...args: A) => Element | null,
    ...args: A
  ) => Promise<PageElement | undefined>;
  /** Directs what follows to the page again. */
  leaveFrame: () => Promise<void>;
  /**
   * Directs what follows to the window that the page has opened.
   *
   * @returns closes the window, and directs what follows to the page again
   * @throws {Error} if there is no such window yet
   */
  enterWindow: () => Promise<() => Promise<void>>;
  /** Puts the page out of sight, as when a person turns to another app. @returns brings it back */
  hide: () => Promise<() => Promise<void>>;
  screenshot: (file: string) => Promise<void>;
  /** The folder of downloaded files. */
  downloads: string;
  /** Errors and violations of the page's policy so far, as far as the browser tells them. */
  problems: () => Promise<string[]>;
  /** Closes the browser and everything that was started for it. */
  close: () => Promise<void>;
};

/** Starts a browser whose page has this size, or the nearest that it can have. */
export type StartBrowser = (size: Size) => Promise<BrowserDriver>;

/** The call of a function in the page, as an expression. */
export const callInPage = (script: (...args: never[]) => unknown, args: readonly unknown[]): string =>
  `(${String(script)})(...${JSON.stringify(args)})`;

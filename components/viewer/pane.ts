import type { PDFDocumentLoadingTask } from "pdfjs-dist";
import { drawThumbnails, type Thumbnails } from "./draw-thumbnails";
import { loadEngine } from "./load-engine";
import { openingFailure, openPdf } from "./open-pdf";
import { createPageView, type PageNames, type PageView } from "./page-view";
import { createStateStore, type Fit, type StateStore } from "./pane-state";
import { openRangedFile } from "./ranged-file";
import { listenForGestures } from "./zoom-gestures";
import { nextScale, withinLimits } from "./zoom";

/** One PDF on the screen and the operations on it. Calls are ignored until it is open. */
export type Pane = Pick<StateStore, "get" | "subscribe"> & {
  /** The element that scrolls the pages. */
  container: HTMLDivElement;
  thumbnails: Thumbnails;
  goToPage: (number: number) => void;
  /** Zooms in or out by one step. */
  zoomBy: (direction: 1 | -1) => void;
  /** @param around the point on the screen that stays in place */
  zoomTo: (scale: number, around?: [x: number, y: number]) => void;
  fit: (fit: Fit) => void;
  rotate: () => void;
  /** Searches for text, or with `again` for the next or previous match. */
  find: (query: string, how?: { again?: "next" | "previous" }) => void;
  stopFinding: () => void;
  /** The elements of the pages. */
  pageFrames: () => HTMLElement[];
  close: () => void;
};

type PaneSource = { url: string; names: PageNames };

/** The maximum time that closing waits for the engine to load the pages that it needs. */
const settleTimeoutMs = 5_000;

/** Opens the PDF at a URL in a container: an absolutely positioned element that scrolls, with one child. */
export function openPane(container: HTMLDivElement, { url, names }: PaneSource): Pane {
  const leaving = new AbortController();
  const reading = new AbortController();
  const store = createStateStore();
  let view: PageView | undefined;
  let task: PDFDocumentLoadingTask | undefined;
  const fail = (error: unknown) => {
    if (!leaving.signal.aborted) store.set({ stage: openingFailure(error) });
  };

  const opening = (async () => {
    const [engine, file] = await Promise.all([loadEngine(), openRangedFile(url, reading.signal)]);
    leaving.signal.throwIfAborted();
    task = openPdf(engine, file, { signal: reading.signal, onLost: () => fail(undefined) });
    const pdf = await task.promise;
    leaving.signal.throwIfAborted();
    view = createPageView(engine, { container, pdf, names, store, signal: leaving.signal });
    return { pdf, view };
  })();
  opening.catch(fail);

  const pane: Pane = {
    ...{ container, get: store.get, subscribe: store.subscribe },
    thumbnails: drawThumbnails(opening, leaving.signal),
    goToPage: (number) => view?.goToPage(number),
    zoomBy: (direction) => pane.zoomTo(nextScale(store.get().scale, direction), centerOf(container)),
    zoomTo: (scale, around) => view?.zoomTo(withinLimits(scale), around),
    fit: (fit) => view?.fit(fit),
    rotate: () => view?.rotate(),
    find: (query, how = {}) => view?.find(query, how),
    stopFinding: () => view?.stopFinding(),
    pageFrames: () => view?.pageFrames() ?? [],
    close() {
      leaving.abort();
      void closeOnceSettled();
    },
  };
  /** Waits, as the engine reports an error for each page that it is loading when the file is closed. */
  async function closeOnceSettled() {
    const settled = opening.then(({ view: opened }) => opened.settled()).catch(() => {});
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, settleTimeoutMs))]);
    reading.abort();
    view?.close();
    await task?.destroy();
  }

  listenForGestures(pane, leaving.signal);
  return pane;
}

function centerOf(element: Element): [x: number, y: number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

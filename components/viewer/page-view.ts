import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Engine } from "./load-engine";
import type { Fit, StateStore } from "./pane-state";
import { scrollToMatchOnce } from "./scroll-to-match";

/** Returns the accessible name of a page. */
export type PageNames = (number: number, count: number) => string;

type PageViewParts = {
  container: HTMLDivElement;
  pdf: PDFDocumentProxy;
  names: PageNames;
  store: StateStore;
  signal: AbortSignal;
};

export type PageView = ReturnType<typeof createPageView>;

/** Larger pages are drawn coarsely as a whole, and sharply where they are in view: 32 MB each. */
const maxPixels = 2 ** 23;

/**
 * Maximum number of pages in one scrolling column: browsers limit the height of a layout. Longer files show one page
 * at a time.
 */
const maxContinuousPages = 3_000;

/** While fingers move, pages are only scaled; they are redrawn once the scale has settled for this time. */
const drawingDelayMs = 250;

/** The engine's own page names are English only; each page gets a translated one below. */
const noLocalization = { pause: () => undefined, resume: () => undefined };

/** Lays out the pages of an open PDF, draws those in view and their neighbors, and discards the others. */
export function createPageView(
  { core, viewer: parts }: Engine,
  { container, pdf, names, store, signal }: PageViewParts,
) {
  const eventBus = new parts.EventBus();
  const linkService = new parts.PDFLinkService({
    eventBus,
    externalLinkTarget: parts.LinkTarget.BLANK,
    externalLinkRel: "noopener noreferrer nofollow",
    ignoreDestinationZoom: true,
  });
  const findController = new parts.PDFFindController({ eventBus, linkService });
  const viewer = new parts.PDFViewer({
    ...{ container, eventBus, linkService, findController, abortSignal: signal },
    annotationMode: core.AnnotationMode.ENABLE, // shows annotations and form values; nothing can be filled in
    annotationEditorMode: core.AnnotationEditorType.DISABLE,
    enableAutoLinking: false, // a URL in the text stays plain text
    maxCanvasPixels: maxPixels,
    removePageBorders: true,
    l10n: noLocalization as never,
  });
  linkService.setViewer(viewer);
  linkService.setDocument(pdf);
  scrollToMatchOnce(findController, eventBus, container);

  const pageFrames = () =>
    Array.from({ length: viewer.pagesCount }, (_, index) => viewer.getPageView(index).div as HTMLElement);

  eventBus.on("pagesinit", () => {
    if (pdf.numPages > maxContinuousPages) viewer.scrollMode = parts.ScrollMode.PAGE;
    for (const [index, frame] of pageFrames().entries())
      frame.setAttribute("aria-label", names(index + 1, pdf.numPages));
    viewer.currentScaleValue = store.get().fit ?? "auto";
    store.set({ stage: "open", pageCount: pdf.numPages });
  });
  eventBus.on("pagechanging", ({ pageNumber }: { pageNumber: number }) => store.set({ page: pageNumber }));
  eventBus.on("scalechanging", ({ scale, presetValue }: { scale: number; presetValue?: Fit }) =>
    store.set({ scale, fit: presetValue }),
  );
  eventBus.on("updatefindmatchescount", ({ matchesCount }: { matchesCount: MatchCount }) =>
    store.set({ matches: { isSearching: store.get().matches?.isSearching ?? false, ...matchesCount } }),
  );
  eventBus.on("updatefindcontrolstate", (event: { state: number; matchesCount: MatchCount }) =>
    store.set({ matches: { isSearching: event.state === parts.FindState.PENDING, ...event.matchesCount } }),
  );

  const resized = new ResizeObserver(() => {
    if (container.clientWidth === 0) return; // about to be removed from the page
    const { fit } = store.get();
    if (fit) viewer.currentScaleValue = fit;
    viewer.update();
  });
  resized.observe(container);
  const loadingPages = trackPageLoads(pdf);
  viewer.setDocument(pdf);
  const pagesRead = viewer.pagesPromise;

  return {
    /** Resolves once the engine has read every page that it needs, and requests nothing more on its own. */
    settled: async () => {
      await pagesRead;
      while (loadingPages.size > 0) {
        await Promise.allSettled(loadingPages);
        await new Promise((resolve) => setTimeout(resolve)); // lets the engine take the pages, and request others
      }
    },
    pageFrames,
    goToPage: (number: number) => viewer.scrollPageIntoView({ pageNumber: number }),
    zoomTo: (scale: number, origin?: [number, number]) =>
      viewer.updateScale({
        ...{ scaleFactor: scale / viewer.currentScale, drawingDelay: origin ? drawingDelayMs : -1 },
        ...(origin && { origin }),
      }),
    fit: (fit: Fit) => (viewer.currentScaleValue = fit ?? "auto"),
    rotate: () => {
      const page = viewer.currentPageNumber;
      viewer.pagesRotation += 90;
      viewer.currentPageNumber = page; // otherwise the changed page heights would bring another page into view
    },
    find: (query: string, { again }: { again?: "next" | "previous" }) =>
      eventBus.dispatch("find", {
        ...{ source: viewer, type: again ? "again" : "", query, findPrevious: again === "previous" },
        ...{ highlightAll: true, caseSensitive: false, entireWord: false, matchDiacritics: false },
      }),
    stopFinding: () => {
      eventBus.dispatch("findbarclose", { source: viewer });
      store.set({ matches: undefined });
    },
    /** Resolves once the first page is drawn, so that thumbnails wait for it. */
    firstPageDrawn: () => viewer.onePageRendered,
    close: () => {
      resized.disconnect();
      viewer.setDocument(null as unknown as PDFDocumentProxy);
      linkService.setDocument(null);
    },
  };
}

/** @returns the pages of the file that are being loaded, at any time */
function trackPageLoads(pdf: PDFDocumentProxy): ReadonlySet<Promise<unknown>> {
  const loading = new Set<Promise<unknown>>();
  const load = pdf.getPage.bind(pdf);
  pdf.getPage = (number) => {
    const page = load(number);
    loading.add(page);
    const end = () => loading.delete(page);
    page.then(end, end);
    return page;
  };
  return loading;
}

type MatchCount = { current: number; total: number };

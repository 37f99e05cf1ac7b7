import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Engine } from "./load-engine";
import type { Fit, StateStore } from "./pane-state";
import { scrollToMatchOnce } from "./scroll-to-match";

/** What a screen reader calls a page. */
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

/** So many pages under each other, at their largest, are as high as browsers lay out; longer ones are shown singly. */
const maxContinuousPages = 3_000;

/** While fingers move, pages are stretched; they are drawn when the size has stayed for so long. */
const drawingDelayMs = 250;

/** The engine has words for pages in English alone; ours are given to each page below. */
const noWords = { pause: () => undefined, resume: () => undefined };

/** Lays out the pages of a PDF that is open, draws those in view and their neighbors, and forgets the others. */
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
    annotationMode: core.AnnotationMode.ENABLE, // marks and filled-in forms are seen; nothing is filled in here
    annotationEditorMode: core.AnnotationEditorType.DISABLE,
    enableAutoLinking: false, // an address in the text is text
    maxCanvasPixels: maxPixels,
    removePageBorders: true,
    l10n: noWords as never,
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
    if (container.clientWidth === 0) return; // on its way out of the page
    const { fit } = store.get();
    if (fit) viewer.currentScaleValue = fit;
    viewer.update();
  });
  resized.observe(container);
  viewer.setDocument(pdf);
  const settled = viewer.pagesPromise;

  return {
    /** Resolves once the engine knows every page, and asks for nothing more by itself. */
    settled,
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
      viewer.currentPageNumber = page; // pages of another height would leave another one in view
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
    /** Tells when the pages in view are drawn, so that others wait for them. */
    firstPageDrawn: () => viewer.onePageRendered,
    close: () => {
      resized.disconnect();
      viewer.setDocument(null as unknown as PDFDocumentProxy);
      linkService.setDocument(null);
    },
  };
}

type MatchCount = { current: number; total: number };

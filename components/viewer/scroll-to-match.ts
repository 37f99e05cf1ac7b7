import type { EventBus, PDFFindController } from "pdfjs-dist/web/pdf_viewer.mjs";

type Place = { element?: HTMLElement | null; pageIndex?: number; matchIndex?: number };

/** Scrolls each match into view once, when it becomes current, without scrolling anything around the pages. */
export function scrollToMatchOnce(
  finding: PDFFindController,
  eventBus: EventBus,
  container: HTMLElement,
): void {
  let isNew = false;
  eventBus.on("updatefindcontrolstate", () => (isNew = true));
  finding.scrollMatchIntoView = ({ element, pageIndex, matchIndex }: Place) => {
    const { pageIdx, matchIdx } = finding.selected ?? {};
    if (!element || !isNew || pageIndex !== pageIdx || matchIndex !== matchIdx) return;
    isNew = false;
    const match = element.getBoundingClientRect();
    const view = container.getBoundingClientRect();
    container.scrollTop += match.top - view.top - view.height / 3;
    if (match.left < view.left || match.right > view.right)
      container.scrollLeft += match.left - view.left - view.width / 2;
  };
}

import type { EventBus, PDFFindController } from "pdfjs-dist/web/pdf_viewer.mjs";

type Place = { element?: HTMLElement | null; pageIndex?: number; matchIndex?: number };

/** Brings each hit into view once, as it is reached, by scrolling the pages and nothing around them. */
export function scrollToHitOnce(
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
    const hit = element.getBoundingClientRect();
    const view = container.getBoundingClientRect();
    container.scrollTop += hit.top - view.top - view.height / 3;
    if (hit.left < view.left || hit.right > view.right)
      container.scrollLeft += hit.left - view.left - view.width / 2;
  };
}

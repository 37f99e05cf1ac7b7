import type { PDFDocumentProxy } from "pdfjs-dist";
import type { PageView } from "./page-view";

type Opened = { pdf: PDFDocumentProxy; view: Pick<PageView, "firstPageDrawn"> };

export type Thumbnails = {
  /**
   * Draws a page as large as the canvas's parent allows. Pages are drawn one at a time, after the viewer's first
   * page.
   */
  draw: (number: number, canvas: HTMLCanvasElement, signal: AbortSignal) => void;
};

/** Draws thumbnails of the pages on demand. */
export function drawThumbnails(opening: Promise<Opened>, leaving: AbortSignal): Thumbnails {
  let queue = opening.then(({ view }) => view.firstPageDrawn()).then(() => undefined);
  queue.catch(() => undefined); // reported where the file is opened
  return {
    draw(number, canvas, signal) {
      const cancelled = AbortSignal.any([signal, leaving]);
      queue = queue
        .then(async () => cancelled.aborted || drawPage((await opening).pdf, number, canvas, cancelled))
        .then(
          () => undefined,
          () => undefined, // cancelled, or a page whose error the pane reports
        );
    },
  };
}

async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  cancelled: AbortSignal,
): Promise<void> {
  const page = await pdf.getPage(number);
  const paper = page.getViewport({ scale: 1 });
  const box = canvas.parentElement?.getBoundingClientRect();
  if (cancelled.aborted || !box) return;
  const scale = Math.min(box.width / paper.width, box.height / paper.height);
  const viewport = page.getViewport({ scale: scale * Math.min(window.devicePixelRatio, 2) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  canvas.style.width = `${paper.width * scale}px`;
  const drawing = page.render({ canvas, viewport });
  cancelled.addEventListener("abort", () => drawing.cancel(), { once: true });
  await drawing.promise;
}

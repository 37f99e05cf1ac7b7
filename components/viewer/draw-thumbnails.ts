import type { PDFDocumentProxy } from "pdfjs-dist";
import type { PageView } from "./page-view";

type Opened = { pdf: PDFDocumentProxy; view: Pick<PageView, "firstPageDrawn"> };

export type Thumbnails = {
  /** Draws a page as large as the box allows. One at a time, after the pages themselves. */
  draw: (number: number, canvas: HTMLCanvasElement, signal: AbortSignal) => void;
};

/** Draws thumbnails of the pages on demand. */
export function drawThumbnails(opening: Promise<Opened>, leaving: AbortSignal): Thumbnails {
  let queue = opening.then(({ view }) => view.firstPageDrawn()).then(() => undefined);
  queue.catch(() => undefined); // reported where the file is opened
  return {
    draw(number, canvas, signal) {
      const gone = AbortSignal.any([signal, leaving]);
      queue = queue
        .then(async () => gone.aborted || drawPage((await opening).pdf, number, canvas, gone))
        .then(
          () => undefined,
          () => undefined, // cancelled, or a page that the pane itself reports
        );
    },
  };
}

async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  gone: AbortSignal,
): Promise<void> {
  const page = await pdf.getPage(number);
  const paper = page.getViewport({ scale: 1 });
  const box = canvas.parentElement?.getBoundingClientRect();
  if (gone.aborted || !box) return;
  const scale = Math.min(box.width / paper.width, box.height / paper.height);
  const viewport = page.getViewport({ scale: scale * Math.min(window.devicePixelRatio, 2) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  canvas.style.width = `${paper.width * scale}px`;
  const drawing = page.render({ canvas, viewport });
  gone.addEventListener("abort", () => drawing.cancel(), { once: true });
  await drawing.promise;
}

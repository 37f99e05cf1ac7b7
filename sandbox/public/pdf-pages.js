import { requireElement, words } from "./page-data.js";
import { setPageSize } from "./zoom.js";

/** @import { PDFDocumentProxy, RenderTask } from "pdfjs-dist" */

/**
 * A file on display.
 *
 * @typedef {{ redraw(): void, position(): string, close(): void }} View
 */

// In a variable, as only the browser can resolve it.
const library = "/assets/pdfjs/pdf.min.mjs";
/** Maximum size of a canvas on phones. */
const maxPixels = 16_000_000;

const area = requireElement("pages");

/**
 * Shows a PDF. Each page is drawn when it comes near the viewport and cleared when it is far away.
 *
 * @param {HTMLElement} sheet @param {string} url @returns {Promise<View>}
 */
export async function showPdf(sheet, url) {
  const pdf = await openPdf(url);
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  // Pages have the size of the first one until they are drawn, so that the layout rarely shifts.
  const slots = Array.from({ length: pdf.numPages }, (_, index) => {
    const slot = document.createElement("div");
    slot.className = "page";
    slot.dataset.page = String(index + 1);
    slot.setAttribute("role", "img");
    slot.setAttribute("aria-label", positionText(index + 1, pdf.numPages));
    setPageSize(slot, width, height);
    sheet.append(slot);
    return slot;
  });
  /** @type {Map<HTMLElement, RenderTask | undefined>} */
  const visible = new Map();

  /** @param {HTMLElement} slot */
  async function draw(slot) {
    const page = await pdf.getPage(Number(slot.dataset.page));
    if (!visible.has(slot)) return;
    visible.get(slot)?.cancel();
    const natural = page.getViewport({ scale: 1 });
    setPageSize(slot, natural.width, natural.height);
    const viewport = page.getViewport({ scale: scaleFor(slot.clientWidth, natural) });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const task = page.render({ canvas, viewport });
    visible.set(slot, task);
    await task.promise;
    // The earlier, coarser drawing stays until this one is ready.
    slot.replaceChildren(canvas);
  }

  /** Draws a page; a drawing cancelled by a later one is ignored. @param {HTMLElement} slot */
  const redraw = (slot) => void draw(slot).catch(() => undefined);

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        if (isIntersecting) {
          visible.set(target, undefined);
          redraw(target);
        } else if (visible.has(target)) {
          visible.get(target)?.cancel();
          visible.delete(target);
          target.replaceChildren();
        }
      }
    },
    { root: area, rootMargin: "100%" },
  );
  slots.forEach((slot) => observer.observe(slot));

  return {
    redraw: () => [...visible.keys()].forEach(redraw),
    position() {
      const middle = area.getBoundingClientRect().top + area.clientHeight / 2;
      const index = slots.findLastIndex((slot) => slot.getBoundingClientRect().top <= middle);
      return positionText(Math.max(0, index) + 1, slots.length);
    },
    close() {
      observer.disconnect();
      visible.clear();
      void pdf.loadingTask.destroy();
    },
  };
}

/** @param {string} url */
async function openPdf(url) {
  const pdfjs = /** @type {typeof import("pdfjs-dist")} */ (await import(library));
  pdfjs.GlobalWorkerOptions.workerSrc = "/assets/pdfjs/pdf.worker.min.mjs";
  const task = pdfjs.getDocument({
    url,
    cMapUrl: "/assets/pdfjs/cmaps/",
    standardFontDataUrl: "/assets/pdfjs/standard_fonts/",
    wasmUrl: "/assets/pdfjs/wasm/",
    // System fonts have other widths than a document without embedded fonts expects.
    useSystemFonts: false,
    iccUrl: "/assets/pdfjs/iccs/",
  });
  return task.promise;
}

/** @param {number} shownWidth @param {{ width: number, height: number }} natural */
function scaleFor(shownWidth, { width, height }) {
  const sharp = (shownWidth / width) * Math.max(2, window.devicePixelRatio);
  return Math.min(sharp, Math.sqrt(maxPixels / (width * height)));
}

/** @param {number} number @param {number} count */
const positionText = (number, count) =>
  words.pagePosition.replace("{page}", String(number)).replace("{pages}", String(count));

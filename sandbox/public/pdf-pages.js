import { requireElement, words } from "./page-data.js";
import { setPageSize } from "./zoom.js";

/** @import { PDFDocumentProxy, RenderTask } from "pdfjs-dist" */

/**
 * A file that is being shown.
 *
 * @typedef {{ redraw(): void, position(): string, close(): void }} View
 */

// In a variable, as the browser resolves it and the compiler cannot.
const library = "/assets/pdfjs/pdf.min.mjs";
/** As many pixels as the canvas of a phone can hold. */
const maximumPixels = 16_000_000;

const area = requireElement("pages");

/**
 * Shows a PDF page by page, each drawn when it is about to be seen and let go when it is far away.
 *
 * @param {HTMLElement} sheet @param {string} url @returns {Promise<View>}
 */
export async function showPdf(sheet, url) {
  const pdf = await openPdf(url);
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  // The shape of the first page stands in for those of a long document until they are drawn: nothing moves then.
  const places = Array.from({ length: pdf.numPages }, (_, index) => {
    const place = document.createElement("div");
    place.className = "page";
    place.dataset.page = String(index + 1);
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", positionText(index + 1, pdf.numPages));
    setPageSize(place, width, height);
    sheet.append(place);
    return place;
  });
  /** @type {Map<HTMLElement, RenderTask | undefined>} */
  const inSight = new Map();

  /** @param {HTMLElement} place */
  async function draw(place) {
    const page = await pdf.getPage(Number(place.dataset.page));
    if (!inSight.has(place)) return;
    inSight.get(place)?.cancel();
    const natural = page.getViewport({ scale: 1 });
    setPageSize(place, natural.width, natural.height);
    const viewport = page.getViewport({ scale: scaleFor(place.clientWidth, natural) });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const task = page.render({ canvas, viewport });
    inSight.set(place, task);
    await task.promise;
    // The earlier, coarser picture stays until this one is ready.
    place.replaceChildren(canvas);
  }

  /** @param {HTMLElement} place A page whose drawing was overtaken by another stays as that one leaves it. */
  const drawQuietly = (place) => void draw(place).catch(() => undefined);

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        if (isIntersecting) {
          inSight.set(target, undefined);
          drawQuietly(target);
        } else if (inSight.has(target)) {
          inSight.get(target)?.cancel();
          inSight.delete(target);
          target.replaceChildren();
        }
      }
    },
    { root: area, rootMargin: "100%" },
  );
  places.forEach((place) => observer.observe(place));

  return {
    redraw: () => [...inSight.keys()].forEach(drawQuietly),
    position() {
      const middle = area.getBoundingClientRect().top + area.clientHeight / 2;
      const index = places.findLastIndex((place) => place.getBoundingClientRect().top <= middle);
      return positionText(Math.max(0, index) + 1, places.length);
    },
    close() {
      observer.disconnect();
      inSight.clear();
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
    // The fonts of the machine have other widths than those that a document without embedded fonts means.
    useSystemFonts: false,
    iccUrl: "/assets/pdfjs/iccs/",
  });
  return task.promise;
}

/** @param {number} shownWidth @param {{ width: number, height: number }} natural */
function scaleFor(shownWidth, { width, height }) {
  const sharp = (shownWidth / width) * Math.max(2, window.devicePixelRatio);
  return Math.min(sharp, Math.sqrt(maximumPixels / (width * height)));
}

/** @param {number} number @param {number} count */
const positionText = (number, count) =>
  words.pagePosition.replace("{page}", String(number)).replace("{pages}", String(count));

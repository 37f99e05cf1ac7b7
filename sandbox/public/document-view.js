import { requireElement, words } from "./page-words.js";

/** @import { PDFDocumentProxy } from "pdfjs-dist" */

// In a variable, as the browser resolves it and the compiler cannot.
const library = "/assets/pdfjs/pdf.min.mjs";
/** Sharp on phones, and never more pixels than a phone can hold. */
const maximumScale = 3;

/** Draws the document's pages into the page, each when it is about to be seen. */
export async function showDocument() {
  const area = requireElement("pages");
  const position = requireElement("page-position");
  try {
    const pdf = await openDocument();
    const places = await Promise.all(
      Array.from({ length: pdf.numPages }, (_, index) => addPlace(area, pdf, index + 1)),
    );
    drawWhenNear(area, pdf, places);
    tellPosition(area, position, places);
  } catch {
    position.textContent = words.documentFailed;
    position.className = "problem";
    position.setAttribute("role", "alert");
  }
}

/** @returns {Promise<PDFDocumentProxy>} */
async function openDocument() {
  const pdfjs = /** @type {typeof import("pdfjs-dist")} */ (await import(library));
  pdfjs.GlobalWorkerOptions.workerSrc = "/assets/pdfjs/pdf.worker.min.mjs";
  const task = pdfjs.getDocument({
    url: `${location.pathname}/document${location.search}`,
    cMapUrl: "/assets/pdfjs/cmaps/",
    standardFontDataUrl: "/assets/pdfjs/standard_fonts/",
    wasmUrl: "/assets/pdfjs/wasm/",
    // The fonts of the machine have other widths than those that a document without embedded fonts means.
    useSystemFonts: false,
    iccUrl: "/assets/pdfjs/iccs/",
  });
  return task.promise;
}

/** @param {number} number @param {number} count */
const positionText = (number, count) =>
  words.pagePosition.replace("{page}", String(number)).replace("{pages}", String(count));

/**
 * Keeps the room of a page, so that nothing moves when it is drawn. The shape of the first page stands in for those of a
 * long document until they are drawn.
 *
 * @param {HTMLElement} area @param {PDFDocumentProxy} pdf @param {number} number
 */
async function addPlace(area, pdf, number) {
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const place = document.createElement("div");
  place.className = "page";
  place.dataset.page = String(number);
  place.style.aspectRatio = `${width} / ${height}`;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", positionText(number, pdf.numPages));
  area.append(place);
  return place;
}

/** @param {HTMLElement} area @param {PDFDocumentProxy} pdf @param {HTMLElement[]} places */
function drawWhenNear(area, pdf, places) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        observer.unobserve(target);
        void drawPage(pdf, target);
      }
    },
    { root: area, rootMargin: "100%" },
  );
  places.forEach((place) => observer.observe(place));
}

/** @param {PDFDocumentProxy} pdf @param {HTMLElement} place */
async function drawPage(pdf, place) {
  const page = await pdf.getPage(Number(place.dataset.page));
  const natural = page.getViewport({ scale: 1 });
  place.style.aspectRatio = `${natural.width} / ${natural.height}`;
  const sharpness = Math.max(2, window.devicePixelRatio);
  const scale = Math.min(maximumScale, (place.clientWidth / natural.width) * sharpness);
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  place.append(canvas);
  await page.render({ canvas, viewport }).promise;
}

/** @param {HTMLElement} area @param {HTMLElement} position @param {HTMLElement[]} places */
function tellPosition(area, position, places) {
  const tell = () => {
    const middle = area.getBoundingClientRect().top + area.clientHeight / 2;
    const current = places.findLastIndex((place) => place.getBoundingClientRect().top <= middle);
    position.textContent = positionText(Math.max(0, current) + 1, places.length);
  };
  area.addEventListener("scroll", tell, { passive: true });
  tell();
}

import { requireElement } from "./page-data.js";

/** Zoom levels relative to the document's size: a point is 1/72 inch and a CSS pixel 1/96. */
const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const pixelsPerPoint = 96 / 72;

const area = requireElement("pages");

/** The chosen zoom; undefined fits the page's width. @type {number | undefined} */
let chosen;

/** @type {() => void} */
let onZoom = () => undefined;

/**
 * Sizes a page for the current zoom and later ones.
 *
 * @param {HTMLElement} slot @param {number} width @param {number} height in points
 */
export function setPageSize(slot, width, height) {
  slot.style.setProperty("--natural", `${width * pixelsPerPoint}px`);
  slot.style.aspectRatio = `${width} / ${height}`;
}

/** The zoom in effect, by the width of the first page. */
function current() {
  const slot = area.querySelector(".page");
  const natural = parseFloat(slot instanceof HTMLElement ? slot.style.getPropertyValue("--natural") : "");
  return chosen ?? (slot && natural > 0 ? slot.clientWidth / natural : 1);
}

/** Shows the zoom in effect, and disables the buttons at its limits. */
export function showZoom() {
  const zoom = current();
  requireElement("zoom-level").textContent = `${Math.round(zoom * 100)} %`;
  requireElement("zoom-out").ariaDisabled = String(!steps.some((step) => step < zoom - 0.005));
  requireElement("zoom-in").ariaDisabled = String(!steps.some((step) => step > zoom + 0.005));
  requireElement("zoom-fit").ariaPressed = String(chosen === undefined);
}

/** @param {number | undefined} zoom */
function choose(zoom) {
  const middle = area.scrollTop + area.clientHeight / 2;
  const before = area.scrollHeight;
  chosen = zoom;
  area.classList.toggle("zoomed", zoom !== undefined);
  area.style.setProperty("--zoom", String(zoom ?? 1));
  // The middle of the view stays in the middle.
  area.scrollTop = (middle / before) * area.scrollHeight - area.clientHeight / 2;
  area.scrollLeft = (area.scrollWidth - area.clientWidth) / 2;
  showZoom();
  onZoom();
}

const zoomIn = () => choose(steps.find((step) => step > current() + 0.005) ?? steps.at(-1));
const zoomOut = () => choose(steps.findLast((step) => step < current() - 0.005) ?? current());
const fit = () => choose(undefined);

/** @type {Record<string, (() => void) | undefined>} */
const actionOfKey = { "+": zoomIn, "=": zoomIn, "-": zoomOut, 0: fit };

/**
 * Wires the buttons, and the keys + - 0 while the pages have the focus.
 *
 * @param {() => void} onChange redraws the visible pages at the new size
 */
export function wireZoom(onChange) {
  onZoom = onChange;
  requireElement("zoom-in").addEventListener("click", zoomIn);
  requireElement("zoom-out").addEventListener("click", zoomOut);
  requireElement("zoom-fit").addEventListener("click", fit);
  area.addEventListener("keydown", (event) => {
    const action = actionOfKey[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });
  new ResizeObserver(() => chosen ?? showZoom()).observe(area);
}

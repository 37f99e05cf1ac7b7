import { elements, files, requireElement, words } from "./page-data.js";
import { showPdf } from "./pdf-pages.js";
import { setPageSize, showZoom, wireZoom } from "./zoom.js";

/** @import { View } from "./pdf-pages.js" */

const area = requireElement("pages");
const position = requireElement("page-position");

/** @type {View | undefined} */
let view;
/** Counts choices of a file: a file that loads after a later choice is dropped. */
let latestChoice = 0;

/** Shows the first file that can be shown, and wires the list of files. */
export function showDocuments() {
  wireZoom(() => view?.redraw());
  area.addEventListener("scroll", showPosition, { passive: true });
  for (const button of elements("button[data-file]"))
    button.addEventListener("click", () => void show(Number(button.dataset.file)));
  const first = files.findIndex(({ kind }) => kind !== "other");
  if (first >= 0) void show(first);
  else showStatus(words.fileNotShown);
}

/** @param {number} index */
async function show(index) {
  const file = files[index];
  if (!file) return;
  const choice = ++latestChoice;
  for (const button of elements("button[data-file]"))
    button.ariaPressed = String(Number(button.dataset.file) === index);
  view?.close();
  view = undefined;
  const sheet = document.createElement("div");
  area.replaceChildren(sheet);
  area.scrollTop = 0;
  showStatus(words.documentLoading);
  try {
    const opened = await viewers[file.kind](sheet, file.url);
    if (choice !== latestChoice) return opened.close();
    view = opened;
    requireElement("zoom").hidden = false;
    showZoom();
    showPosition();
  } catch {
    if (choice === latestChoice) showStatus(words.documentFailed, true);
  }
}

function showPosition() {
  if (view) showStatus(view.position());
}

/** @param {string} text @param {boolean} [isProblem] */
function showStatus(text, isProblem = false) {
  if (position.textContent !== text) position.textContent = text;
  position.className = isProblem ? "problem" : "hint";
}

/** @type {Record<import("../pages/document-files").FileKind, (sheet: HTMLElement, url: string) => Promise<View>>} */
const viewers = { pdf: showPdf, image: showImage, text: showText, other: showNothing };

/** @param {HTMLElement} sheet @param {string} url */
async function showImage(sheet, url) {
  const image = document.createElement("img");
  image.src = URL.createObjectURL(await (await read(url)).blob());
  image.alt = "";
  await image.decode();
  const slot = document.createElement("div");
  slot.className = "page";
  // An image's pixels are CSS pixels: 96 make 72 points.
  setPageSize(slot, image.naturalWidth * 0.75, image.naturalHeight * 0.75);
  slot.append(image);
  sheet.append(slot);
  return viewOf(() => URL.revokeObjectURL(image.src));
}

/** @param {HTMLElement} sheet @param {string} url */
async function showText(sheet, url) {
  const text = document.createElement("pre");
  text.textContent = await (await read(url)).text();
  sheet.append(text);
  return viewOf(() => undefined);
}

/** @returns {Promise<View>} */
function showNothing() {
  return Promise.reject(new Error("A file of this kind cannot be shown."));
}

/** @param {() => void} close @returns {View} */
const viewOf = (close) => ({ redraw: () => undefined, position: () => "", close });

/** @param {string} url */
async function read(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The sandbox answered HTTP ${response.status}.`);
  return response;
}

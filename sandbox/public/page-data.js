/** @import { PageData } from "../pages/page-data" */

const data = /** @type {PageData} */ (JSON.parse(requireElement("page-data").textContent ?? ""));

/** The server's data for this page (pages/page-data.ts). */
export const { words, files, calls, hasNext, session } = data;

/**
 * An element that the server always renders.
 *
 * @param {string} id
 */
export function requireElement(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

/** @param {string} selector @returns {HTMLElement[]} */
export const elements = (selector) => [...document.querySelectorAll(selector)].filter(isHtmlElement);

/** @param {Element} element @returns {element is HTMLElement} */
const isHtmlElement = (element) => element instanceof HTMLElement;

/** @import { ScriptWords } from "../pages/page-data" */

/** The words that the server gave this page, in the language of the signing. */
export const words = /** @type {ScriptWords} */ (JSON.parse(requireElement("page-words").textContent ?? ""));

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

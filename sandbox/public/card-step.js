import { elements, requireElement, words } from "./page-data.js";
import { showStep } from "./steps.js";

/**
 * Asks for the PIN of the card. Any 5 to 12 digits are accepted, and they never leave the page.
 *
 * @param {() => void} onConfirm
 */
export function askForPin(onConfirm) {
  const form = requireElement("card-form");
  const field = /** @type {HTMLInputElement} */ (requireElement("pin"));
  field.value = "";
  showProblem("");
  form.onsubmit = (event) => {
    event.preventDefault();
    const isPin = /^\d{5,12}$/.test(field.value);
    showProblem(isPin ? "" : words.pinMalformed);
    if (!isPin) return field.focus();
    field.value = "";
    showStep("card-working");
    onConfirm();
  };
  showStep("card");
  elements("#pin")[0]?.focus();

  /** @param {string} text */
  function showProblem(text) {
    const problem = requireElement("pin-problem");
    problem.textContent = text;
    problem.hidden = text === "";
    field.ariaInvalid = text ? "true" : null;
  }
}

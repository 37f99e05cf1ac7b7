import { elements, requireElement } from "./page-data.js";

/** @import { FieldProblem } from "./session-calls.js" */

/** The form of the signing page; null if no method is offered. */
export const form = /** @type {HTMLFormElement | null} */ (document.getElementById("signing-form"));

const methodButtons = () => elements("button[data-method]");
const chosenButton = () => methodButtons().find((button) => button.ariaPressed === "true");
const chosenMethod = () => chosenButton()?.dataset.method ?? "";

/** @param {string} name */
const input = (name) =>
  /** @type {HTMLInputElement | HTMLSelectElement | null} */ (document.getElementById(name));

/** @param {string} method */
export function chooseMethod(method) {
  methodButtons().forEach((button) =>
    button.setAttribute("aria-pressed", String(button.dataset.method === method)),
  );
  const countries = chosenButton()?.dataset.countries?.split(" ") ?? [];
  document.querySelector('[data-field="phone"]')?.toggleAttribute("hidden", method !== "mobile");
  // A single-country method needs no choice.
  document.querySelector('[data-field="country"]')?.toggleAttribute("hidden", countries.length < 2);
  limitCountries(countries);
  showProblems([]);
}

/** Offers only the method's countries. @param {string[]} countries */
function limitCountries(countries) {
  const select = input("country");
  if (!(select instanceof HTMLSelectElement) || countries.length < 2) return;
  for (const option of select.options) {
    option.hidden = !countries.includes(option.value);
    option.disabled = option.hidden;
  }
  if (!countries.includes(select.value)) select.value = countries[0] ?? "";
}

/** Wires the method buttons and the test identities. */
export function wireForm() {
  chooseMethod(chosenMethod());
  methodButtons().forEach((button) =>
    button.addEventListener("click", () => chooseMethod(button.dataset.method ?? "")),
  );
  for (const button of elements("button[data-identity]"))
    button.addEventListener("click", () => fillIn(button.dataset));
}

/** @param {DOMStringMap} identity */
function fillIn({ identity = "", code = "", countries = "", phone = "" }) {
  chooseMethod(identity);
  const country = input("country");
  const allowed = countries.split(" ");
  if (country && !allowed.includes(country.value)) country.value = allowed[0] ?? "";
  const fields = { code, phone };
  for (const [name, value] of Object.entries(fields)) {
    const field = input(name);
    if (field && value) field.value = value;
  }
  input("code")?.focus();
}

/** The claim that the person entered. */
export const readForm = () => ({
  method: chosenMethod(),
  code: input("code")?.value ?? "",
  country: input("country")?.value ?? "",
  phone: input("phone")?.value ?? "",
});

/**
 * Shows each problem next to its field and focuses the first such field; a problem without a field is shown above the
 * buttons.
 *
 * @param {FieldProblem[]} problems
 */
export function showProblems(problems) {
  for (const field of elements("[data-field]")) {
    const name = field.dataset.field ?? "";
    const text = problems.find((problem) => problem.field === name)?.text ?? "";
    const message = requireElement(`${name}-problem`);
    message.textContent = text;
    message.hidden = text === "";
    if (text) input(name)?.setAttribute("aria-invalid", "true");
    else input(name)?.removeAttribute("aria-invalid");
  }
  const general = problems.find(
    ({ field }) => !document.querySelector(`[data-field="${field}"]:not([hidden])`),
  );
  showFormProblem(general?.text ?? "");
  elements('[aria-invalid="true"]')[0]?.focus();
}

/** @param {string} text why nothing was signed; empty removes the message */
export function showFormProblem(text) {
  const message = requireElement("form-problem");
  message.textContent = text;
  message.hidden = text === "";
}

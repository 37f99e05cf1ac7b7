import { html } from "hono/html";
import { countriesOf, type SigningMethod } from "../domain/signing-method";
import type { SignerDetails } from "../domain/signer-details";
import { testIdentityList } from "./test-identity-list";
import type { Html } from "./page-frame";
import type { Words } from "./words/en";

type SigningForm = {
  words: Words;
  /** The known details of the person, to prefill. */
  signer: Pick<SignerDetails, "code" | "country_code" | "phone">;
  methods: readonly SigningMethod[];
  canDecline: boolean;
};

/**
 * The form in which a person chooses a method and enters their identity. It is inert until its script has loaded:
 * without it a click would be lost, or the form would submit the personal code in the URL.
 */
export function signingForm({ words, signer, methods, canDecline }: SigningForm): Html {
  if (methods.length === 0) return html`<p class="problem" role="alert">${words.noMethod}</p>`;
  return html`<form id="signing-form" data-step="form" novalidate inert>
    <h2 id="form-heading">${words.formHeading}</h2>
    <div class="methods" role="group" aria-label="${words.methodGroup}">
      ${methods.map((method) => methodButton(words, method, method === preselected(methods)))}
    </div>
    ${signer.country_code === undefined ? countryField(words) : ""}
    ${textField({ id: "code", label: words.personalCode, value: signer.code, autocomplete: "off" })}
    ${
      methods.includes("mobile")
        ? textField({
            id: "phone",
            label: words.phoneNumber,
            value: signer.phone,
            autocomplete: "tel",
            hint: words.phoneHint,
          })
        : ""
    }
    <p id="form-problem" class="problem" role="alert" tabindex="-1" hidden></p>
    <div class="actions">
      <button type="submit" id="send-form" class="primary">${words.sign}</button>
      <button type="button" id="cancel-form">${words.cancel}</button>
      ${canDecline ? html`<button type="button" id="decline">${words.decline}</button>` : ""}
    </div>
    ${testIdentityList(words, methods)}
  </form>`;
}

const preselected = (methods: readonly SigningMethod[]) =>
  methods.includes("smartid") ? "smartid" : methods[0];

const methodButton = (words: Words, method: SigningMethod, isPressed: boolean) =>
  html`<button
    type="button"
    data-method="${method}"
    data-countries="${countriesOf[method].join(" ")}"
    aria-pressed="${String(isPressed)}"
  >
    ${words[method]}
  </button>`;

const countryField = ({ country, countries }: Words) =>
  html`<div class="field" data-field="country">
    <label for="country">${country}</label>
    <select id="country" name="country" aria-describedby="country-problem">
      ${Object.entries(countries).map(([code, name]) => html`<option value="${code}">${name}</option>`)}
    </select>
    <p class="problem" id="country-problem" hidden></p>
  </div>`;

type TextField = {
  id: string;
  label: string;
  value: string | undefined;
  autocomplete: string;
  hint?: string;
};

const textField = ({ id, label, value, autocomplete, hint }: TextField) =>
  html`<div class="field" data-field="${id}">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${id}"
      value="${value ?? ""}"
      autocomplete="${autocomplete}"
      inputmode="${id === "phone" ? "tel" : "text"}"
      spellcheck="false"
      aria-describedby="${hint ? `${id}-hint ${id}-problem` : `${id}-problem`}"
    />
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ""}
    <p class="problem" id="${id}-problem" hidden></p>
  </div>`;

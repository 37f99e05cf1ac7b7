import { html } from "hono/html";
import type { Html } from "./page-frame";
import type { Words } from "./words/en";

/*
 * The steps of the panel after the form, shown one at a time: elements with `data-step`, whose headings take the focus
 * when their step begins.
 */

type Outcome = {
  step: string;
  heading: string;
  text: string;
  hasNext?: boolean;
  again?: string;
  isGood?: boolean;
};

/** The steps for confirming: on the phone with a control code, or with the card's PIN. */
export const confirmingSteps = (words: Words): Html =>
  html`<section class="outcome" data-step="waiting" hidden>
      <h2 id="waiting-heading" tabindex="-1">${words.waitingHeading}</h2>
      <p class="control-code">
        <span class="hint">${words.controlCode}</span>
        <output id="control-code" aria-live="polite"></output>
      </p>
      <p id="waiting-text"></p>
      <progress aria-label="${words.waitingProgress}"></progress>
      <div class="actions">
        <button type="button" data-cancel-session>${words.cancel}</button>
      </div>
    </section>
    <form class="outcome" id="card-form" data-step="card" novalidate hidden>
      <h2 tabindex="-1">${words.cardHeading}</h2>
      <p>${words.cardText}</p>
      <div class="field">
        <label for="pin">${words.pin}</label>
        <input
          id="pin"
          type="password"
          inputmode="numeric"
          autocomplete="off"
          aria-describedby="pin-problem"
        />
        <p class="problem" id="pin-problem" hidden></p>
      </div>
      <div class="actions">
        <button type="submit" class="primary">${words.confirm}</button>
        <button type="button" data-cancel-session>${words.cancel}</button>
      </div>
    </form>
    <section class="outcome" data-step="card-working" hidden>
      <h2 tabindex="-1">${words.cardWorking}</h2>
      <progress aria-label="${words.waitingProgress}"></progress>
    </section>`;

/** The step in which the person confirms that they decline. */
export const decliningStep = (words: Words): Html =>
  html`<section class="outcome" data-step="declining" hidden>
    <h2 tabindex="-1">${words.declineHeading}</h2>
    <p>${words.declineText}</p>
    <div class="actions">
      <button type="button" id="decline-confirm">${words.declineConfirm}</button>
      <button type="button" id="decline-back">${words.declineBack}</button>
    </div>
  </section>`;

/** The step at the end of signing. */
export const outcomeStep = (words: Words, { step, heading, text, hasNext, again, isGood }: Outcome): Html =>
  html`<section class="outcome" data-step="${step}" hidden>
    ${
      isGood
        ? html`<svg class="tick" viewBox="10 12 30 24" aria-hidden="true"><path d="M13 25l8 8 15-18" /></svg>`
        : ""
    }
    <h2 tabindex="-1">${heading}</h2>
    <p>${text}</p>
    ${again ? html`<p class="problem" id="partly-problem" role="alert"></p>` : ""}
    ${
      hasNext || again
        ? html`<div class="actions">
            <button type="button" class="primary" data-go-on>${again ?? words.nextDocument}</button>
          </div>`
        : ""
    }
  </section>`;

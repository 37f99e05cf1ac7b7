import { html } from "hono/html";
import type { Session } from "../store/sessions";
import type { Signing } from "../store/signings";
import { pageFrame } from "./page-frame";
import { wordsFor } from "./words/words-for";

/** Where the page leads when the session has ended; a window of its own leads nowhere and says that it can be closed. */
type End = { back: string; isWindow: boolean };

/** The page of eParaksts mobile on which a person waits while they confirm in the app. */
export function schemePage(
  { language: requested, name }: Signing,
  session: Session,
  { back, isWindow }: End,
) {
  const { language, words } = wordsFor(requested);
  return pageFrame({
    language,
    title: words.eparaksts_mobile,
    brand: words.eparaksts_mobile,
    notice: words.sandboxNotice,
    head: html`<link rel="stylesheet" href="/assets/form.css" />
      <link rel="stylesheet" href="/assets/signing.css" />
      <script type="module" src="/assets/scheme.js"></script>`,
    main: html`<main class="statement" data-session="${session.id}" data-back="${isWindow ? "" : back}">
      <h1>${words.waitingHeading}</h1>
      <p>${name}</p>
      <div id="waiting" class="outcome">
        <p class="control-code">
          <span class="hint">${words.controlCode}</span>
          <output>${session.controlCode}</output>
        </p>
        <p>${words.waiting.eparaksts_mobile}</p>
        <progress aria-label="${words.waitingProgress}"></progress>
        <div class="actions">
          <button type="button" id="cancel">${words.cancel}</button>
          ${isWindow ? "" : html`<a href="?window" target="_blank" rel="noopener">${words.openWindow}</a>`}
        </div>
      </div>
      <p id="ended" role="status" hidden>${words.closeWindow}</p>
    </main>`,
  });
}

import { html } from "hono/html";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";
import { pageData } from "./page-data";
import { pageFrame } from "./page-frame";
import { signingForm } from "./signing-form";
import { fill } from "./words/fill";
import type { Words } from "./words/en";
import { wordsFor } from "./words/words-for";

/** The page on which a signer reads the document and signs it (the gateway's document, 4). */
export function signingPage(signing: Signing, { details }: Signer) {
  const { language, words } = wordsFor(signing.language);
  const signer = fill(words.signerLine, {
    name: `${details.name} ${details.surname}`,
    purpose: words.purposes[details.signing_purpose],
  });
  return pageFrame({
    language,
    title: fill(words.signingTitle, { name: signing.name }),
    brand: words.sandboxName,
    notice: words.sandboxNotice,
    head: html`<link rel="stylesheet" href="/assets/form.css" />
      <link rel="stylesheet" href="/assets/signing.css" />
      <script type="application/json" id="page-words">
        ${pageData(words)}
      </script>
      <script type="module" src="/assets/signing.js"></script>`,
    main: html`<main class="signing" aria-labelledby="document-name">
      ${documentSection(words, signing.name)}
      <section class="panel">
        <p class="signer">${signer}</p>
        ${signingForm(words, details)} ${waitingSection(words)} ${signedSection(words)}
        <noscript><p class="problem">${words.needsScript}</p></noscript>
      </section>
    </main>`,
  });
}

const documentSection = (words: Words, name: string) =>
  html`<section class="document" aria-labelledby="document-name">
    <div class="document-head">
      <h1 id="document-name">${name}</h1>
      <p id="page-position" class="hint">${words.documentLoading}</p>
    </div>
    <div id="pages" class="pages" role="region" tabindex="0" aria-label="${words.documentRegion}"></div>
  </section>`;

const waitingSection = (words: Words) =>
  html`<section id="waiting" class="outcome" hidden>
    <h2 id="waiting-heading" tabindex="-1">${words.waitingHeading}</h2>
    <p class="control-code">
      <span class="hint">${words.controlCode}</span>
      <output id="control-code" aria-live="polite"></output>
    </p>
    <p id="waiting-text"></p>
    <progress aria-label="${words.waitingProgress}"></progress>
    <div class="actions">
      <button type="button" id="cancel-session">${words.cancel}</button>
    </div>
  </section>`;

const signedSection = (words: Words) =>
  html`<section id="signed" class="outcome" hidden>
    <svg class="tick" viewBox="10 12 30 24" aria-hidden="true"><path d="M13 25l8 8 15-18" /></svg>
    <h2 id="signed-heading" tabindex="-1">${words.signedHeading}</h2>
    <p>${words.signedText}</p>
  </section>`;

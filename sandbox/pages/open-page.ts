import { html } from "hono/html";
import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";
import { readableDocument } from "./document-files";
import { readingPage } from "./reading-page";
import { fill } from "./words/fill";
import type { Words } from "./words/en";
import type { Language } from "./words/languages";
import { wordsFor } from "./words/words-for";

/**
 * The read-only page of a document: its files, the status of its signing, and who has signed. It shows no personal
 * codes.
 */
export function openPage({ store }: Pick<Sandbox, "store">, signing: Signing) {
  const { language, words } = wordsFor(signing.language);
  const signers = store.signers.list(signing.token);
  const row = (signer: Signer) =>
    html`<li>
      <strong>${signer.details.name} ${signer.details.surname}</strong>
      <span class="hint">${signerState({ store }, language, words, signer)}</span>
    </li>`;
  return readingPage({
    ...{ language, words, hasNext: false, calls: null },
    title: fill(words.openTitle, { name: signing.name }),
    heading: signing.name,
    documents: [readableDocument({ store }, signing, `/open/${signing.token}`, "")],
    script: "open.js",
    panel: html`<h2>${words.signingStates[signing.status]}</h2>
      ${
        signers.length > 0
          ? html`<h3>${words.signersHeading}</h3>
              <ul class="signers">
                ${signers.map(row)}
              </ul>`
          : ""
      }`,
  });
}

function signerState(
  { store }: Pick<Sandbox, "store">,
  language: Language,
  words: Words,
  signer: Signer,
): string {
  const signature = store.signatures.findOfSigner(signer.signingToken, signer.id);
  if (signature) return fill(words.signedAt, { time: timeIn(language, signature.signedAt) });
  return signer.declinedAt === null ? words.signerWaiting : words.signerDeclined;
}

/** In UTC, as the reader's zone is unknown here. */
const timeIn = (language: Language, instant: number) =>
  `${new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(instant)} UTC`;

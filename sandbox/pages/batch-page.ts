import { html } from "hono/html";
import type { Sandbox } from "../parts/sandbox";
import { waitingDocuments, type BatchDocument, type WaitingDocument } from "../signing/batch-documents";
import { batchMethods } from "../signing/offered-methods";
import type { SignerDetails } from "../domain/signer-details";
import { readableDocument } from "./document-files";
import type { ShownDocument } from "./document-section";
import { readingPage } from "./reading-page";
import { accessQuery } from "./signer-access";
import { signingForm } from "./signing-form";
import { confirmingSteps, outcomeStep } from "./signing-steps";
import { fill } from "./words/fill";
import type { Words } from "./words/en";
import { wordsFor } from "./words/words-for";

/**
 * The page on which a person reads several documents and signs them all at once.
 *
 * @param documents of which at least one is waiting for the person
 */
export function batchPage(
  sandbox: Pick<Sandbox, "store">,
  batchToken: string,
  documents: readonly BatchDocument[],
) {
  const waiting = waitingDocuments(documents);
  const { language, words } = wordsFor(waiting[0]?.signing.language ?? null);
  const people = waiting.map(({ signer }) => signer.details);
  const title = fill(words.batchTitle, { count: String(waiting.length) });
  return readingPage({
    ...{ language, words, title, hasNext: false },
    heading: title,
    documents: documents.map((document) => shownDocument(sandbox, words, document, documents.length)),
    calls: { base: `/signing/batch/${batchToken}`, query: "" },
    script: "signing.js",
    panel: html`<p class="signer">${words.batchText}</p>
      ${signingForm({ words, signer: mergedDetails(people), methods: batchMethods(people), canDecline: false })}
      ${confirmingSteps(words)}
      ${outcomeStep(words, {
        step: "signed",
        heading: words.batchSignedHeading,
        text: words.batchSignedText,
        isGood: true,
      })}
      ${outcomeStep(words, {
        step: "partly",
        heading: words.batchPartlyHeading,
        text: words.batchPartlyText,
        again: words.tryAgain,
      })}`,
  });
}

/** The details that callers gave for the person, merged from all signings. */
function mergedDetails(
  people: readonly SignerDetails[],
): Pick<SignerDetails, "code" | "country_code" | "phone"> {
  const given = (name: "code" | "country_code" | "phone") => people.find((person) => person[name])?.[name];
  return { code: given("code"), country_code: given("country_code"), phone: given("phone") };
}

function shownDocument(
  sandbox: Pick<Sandbox, "store">,
  words: Words,
  document: BatchDocument,
  count: number,
): ShownDocument {
  if (document.state !== "gone") return { ...readableOf(sandbox, document), state: document.state };
  const name = fill(words.sequencePosition, { number: String(document.position + 1), count: String(count) });
  return { name, files: [], download: { name, url: "" }, state: "gone" };
}

const readableOf = (sandbox: Pick<Sandbox, "store">, { signing, signer }: WaitingDocument) =>
  readableDocument(sandbox, signing, `/signing/${signing.token}`, accessQuery(signer.token));

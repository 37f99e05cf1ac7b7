import { html } from "hono/html";
import type { DocumentFile, ReadableDocument } from "./document-files";
import type { Html } from "./page-frame";
import type { Words } from "./words/en";

/** A document on the page, with its state if there are several. */
export type ShownDocument = ReadableDocument & { state?: keyof Words["documentStates"] };

type Section = {
  words: Words;
  heading: string;
  /** A line above the heading, such as the document's position in a sequence. */
  lead?: string;
  documents: readonly ShownDocument[];
};

/** The files of all documents in the order of the page. */
export const filesOf = (documents: readonly ReadableDocument[]) => documents.flatMap(({ files }) => files);

/** The section of a page that shows documents page by page, with zoom and downloads. */
export function documentSection({ words, heading, lead, documents }: Section): Html {
  const files = filesOf(documents);
  const only = documents.length === 1 ? documents[0] : undefined;
  const isListed = files.length > 1 || documents.length > 1 || files[0]?.kind === "other";
  return html`<section class="document" aria-labelledby="document-name">
    <div class="document-head">
      <div>
        ${lead ? html`<p class="hint">${lead}</p>` : ""}
        <h1 id="document-name">${heading}</h1>
      </div>
      ${only ? downloadLink(words, only.download) : ""}
    </div>
    ${isListed ? documentList(words, documents) : ""}
    <div class="document-tools">
      <p id="page-position" class="hint" role="status">${words.documentLoading}</p>
      ${zoomTools(words)}
    </div>
    <div id="pages" class="pages" role="region" tabindex="0" aria-label="${words.documentRegion}"></div>
  </section>`;
}

const zoomTools = (words: Words) =>
  html`<div id="zoom" class="zoom" role="group" aria-label="${words.zoom}" hidden>
    <button type="button" id="zoom-out" aria-label="${words.zoomOut}" aria-keyshortcuts="-">−</button>
    <output id="zoom-level" aria-live="polite"></output>
    <button type="button" id="zoom-in" aria-label="${words.zoomIn}" aria-keyshortcuts="+">+</button>
    <button type="button" id="zoom-fit" aria-keyshortcuts="0">${words.zoomFit}</button>
  </div>`;

const downloadLink = (words: Words, { name, url }: { name: string; url: string }) =>
  html`<a class="download" href="${url}" download="${name}" aria-label="${words.download} ${name}"
    >${words.download}</a
  >`;

function documentList(words: Words, documents: readonly ShownDocument[]): Html {
  let next = 0;
  const rows = documents.map((document, position) => {
    const files = document.files.map((file) => fileRow(words, file, next++));
    if (documents.length === 1) return html`${files}`;
    return html`<li data-document="${position}">
      <div class="document-row">
        <strong>${document.name}</strong>
        ${document.state ? html`<span class="state">${words.documentStates[document.state]}</span>` : ""}
      </div>
      <ul>
        ${files}
      </ul>
    </li>`;
  });
  return html`<ul class="files" aria-label="${words.files}">
    ${rows}
  </ul>`;
}

function fileRow(words: Words, file: DocumentFile, index: number): Html {
  const kinds: Record<string, string> = words.fileKinds;
  const part = file.part === null ? undefined : kinds[file.part];
  return html`<li class="file-row">
    ${
      file.kind === "other"
        ? html`<span class="file-name">${file.name}</span>`
        : html`<button type="button" data-file="${index}" aria-pressed="false">${file.name}</button>`
    }
    ${part ? html`<span class="hint">${part}</span>` : ""} ${downloadLink(words, file)}
  </li>`;
}

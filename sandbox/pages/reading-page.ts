import { html } from "hono/html";
import { documentSection, filesOf, type ShownDocument } from "./document-section";
import { pageData, type PageData } from "./page-data";
import { pageFrame, type Html } from "./page-frame";
import type { Words } from "./words/en";

type ReadingPage = {
  language: string;
  words: Words;
  title: string;
  heading: string;
  lead?: string;
  documents: readonly ShownDocument[];
  /** The panel beside the documents, and its script. */
  panel: Html;
  script: "signing.js" | "open.js";
} & Pick<PageData, "calls" | "hasNext"> &
  Partial<Pick<PageData, "session">>;

/** A page with documents and a panel beside them. */
export const readingPage = ({ language, words, panel, script, documents, ...page }: ReadingPage) =>
  pageFrame({
    language,
    title: page.title,
    brand: words.sandboxName,
    notice: words.sandboxNotice,
    head: html`<link rel="stylesheet" href="/assets/form.css" />
      <link rel="stylesheet" href="/assets/signing.css" />
      <link rel="stylesheet" href="/assets/document.css" />
      <script type="application/json" id="page-data">
        ${pageData(words, {
          files: filesOf(documents).map(({ kind, url }) => ({ kind, url })),
          calls: page.calls,
          hasNext: page.hasNext,
          session: page.session ?? null,
        })}
      </script>
      <script type="module" src="/assets/${script}"></script>`,
    main: html`<main class="signing" aria-labelledby="document-name">
      ${documentSection({ words, documents, heading: page.heading, lead: page.lead })}
      <section class="panel">
        ${panel}
        <noscript><p class="problem">${words.needsScript}</p></noscript>
      </section>
    </main>`,
  });

import { html } from "hono/html";
import { pageFrame, type Html } from "./page-frame";
import { en } from "./words/en";

const sections = [
  ["/", "Start"],
  ["/sandbox/faults", "Faults"],
  ["/sandbox/postbacks", "Postbacks"],
  ["/sandbox/inbox", "Inbox"],
] as const;

/** The frame of the pages for the sandbox's operator, in English. @param current the path of the page's section */
export const controlFrame = (current: (typeof sections)[number][0], title: string, main: Html) =>
  pageFrame({
    language: "en",
    title: `${title} · ${en.sandboxName}`,
    brand: en.sandboxName,
    notice: en.sandboxNotice,
    head: html`<link rel="stylesheet" href="/assets/form.css" />
      <link rel="stylesheet" href="/assets/control.css" />`,
    main: html`<nav class="places" aria-label="Sandbox">
        ${sections.map(
          ([address, name]) =>
            html`<a href="${address}" ${address === current ? html`aria-current="page"` : ""}>${name}</a>`,
        )}
      </nav>
      <main class="control">${main}</main>`,
  });

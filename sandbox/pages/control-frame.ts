import { html } from "hono/html";
import { pageFrame, type Html } from "./page-frame";
import { en } from "./words/en";

const places = [
  ["/", "Start"],
  ["/sandbox/faults", "Faults"],
  ["/sandbox/postbacks", "Postbacks"],
  ["/sandbox/inbox", "Inbox"],
] as const;

/** The frame of the pages for whoever runs the sandbox, in English. @param here the address of the page's place */
export const controlFrame = (here: (typeof places)[number][0], title: string, main: Html) =>
  pageFrame({
    language: "en",
    title: `${title} · ${en.sandboxName}`,
    brand: en.sandboxName,
    notice: en.sandboxNotice,
    head: html`<link rel="stylesheet" href="/assets/form.css" />
      <link rel="stylesheet" href="/assets/control.css" />`,
    main: html`<nav class="places" aria-label="Sandbox">
        ${places.map(
          ([address, name]) =>
            html`<a href="${address}" ${address === here ? html`aria-current="page"` : ""}>${name}</a>`,
        )}
      </nav>
      <main class="control">${main}</main>`,
  });

import { html } from "hono/html";
import { pageFrame } from "./page-frame";
import { wordsFor } from "./words/words-for";

type Notice = "alreadySigned" | "signed" | "declined" | "stopped" | "batchDone" | "unknown";

/**
 * A page with a single message, for links without anything to do.
 *
 * @param signature of which the parent page learns
 */
export function noticePage(requested: string | null, notice: Notice, signature = "") {
  const { language, words } = wordsFor(requested);
  const heading = words[`${notice}Heading`];
  return pageFrame({
    language,
    title: heading,
    brand: words.sandboxName,
    notice: words.sandboxNotice,
    head: html`<script type="module" src="/assets/notice.js"></script>`,
    main: html`<main class="statement" data-signature="${signature}">
      <h1>${heading}</h1>
      <p>${words[`${notice}Text`]}</p>
    </main>`,
  });
}

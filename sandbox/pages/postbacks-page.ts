import { html } from "hono/html";
import type { PostbackDelivery, PostbackRecord, PostbackStatus } from "../store/postbacks";
import { controlFrame } from "./control-frame";

/** The page of postbacks and the answers to them. @param postbacks newest first */
export const postbacksPage = (postbacks: readonly PostbackRecord[]) =>
  controlFrame(
    "/sandbox/postbacks",
    "Postbacks",
    html`<h1>Postbacks</h1>
      <p>
        The postbacks of signings with a <code>postback_url</code>, newest first. A failed delivery is
        repeated after 5 minutes, 1 hour and 24 hours.
      </p>
      ${postbacks.length === 0 ? html`<p>None yet. The first is sent when someone signs.</p>` : ""}
      ${postbacks.map(postbackSection)}`,
  );

const statusWords: Record<PostbackStatus, string> = {
  waiting: "Waiting for delivery",
  delivered: "Delivered",
  given_up: "Given up",
  lost: "Lost by a fault",
};

function postbackSection({ id, url, body, status, dueAt, deliveries }: PostbackRecord) {
  const { action } = JSON.parse(body) as { action: string };
  const deliver = status === "waiting" ? "Deliver now" : "Deliver again";
  return html`<section class="postback" aria-labelledby="postback-${id}">
    <h2 id="postback-${id}">${id}. ${action}</h2>
    <dl class="facts">
      <dt>To</dt>
      <dd>${url}</dd>
      <dt>State</dt>
      <dd>
        ${statusWords[status]}${status === "waiting" ? html`, next at ${instant(new Date(dueAt))}` : ""}
      </dd>
    </dl>
    ${
      deliveries.length === 0
        ? html`<details>
            <summary>Body</summary>
            ${text(body, `Body of postback ${id}`)}
          </details>`
        : html`<ol class="deliveries">
            ${deliveries.map((delivery, index) => deliveryItem(delivery, `${id}.${index + 1}`))}
          </ol>`
    }
    <form method="post" action="/sandbox/postbacks/${id}/deliver" class="actions">
      <button type="submit" aria-label="${deliver}: postback ${id}, ${action}">${deliver}</button>
    </form>
  </section>`;
}

const deliveryItem = ({ at, contentType, body, httpStatus, answer }: PostbackDelivery, name: string) =>
  html`<li>
    ${instant(at)}: ${httpStatus === null ? "no answer" : `answered HTTP ${httpStatus}`}
    <details>
      <summary>Body and answer</summary>
      <p class="hint">Body, ${contentType}</p>
      ${text(body, `Body of delivery ${name}`)}
      <p class="hint">${httpStatus === null ? "Reason" : "Answer"}</p>
      ${answer === "" ? html`<p>Empty.</p>` : text(answer, `Answer to delivery ${name}`)}
    </details>
  </li>`;

/** Long text scrolls, so it is focusable for the keyboard. */
const text = (content: string, label: string) =>
  html`<pre tabindex="0" role="region" aria-label="${label}">${indented(content)}</pre>`;

function indented(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}

const instant = (at: Date) => html`<time datetime="${at.toISOString()}">${at.toISOString()}</time>`;

import { html } from "hono/html";
import { maxMails, type Mail } from "../store/mails";
import { controlFrame } from "./control-frame";

/** The list of received mail, newest first. */
export const inboxPage = (mails: readonly Mail[]) =>
  controlFrame(
    "/sandbox/inbox",
    "Inbox",
    html`<h1>Inbox</h1>
      <p>
        Mail to any address arrives here and is never forwarded. The latest ${maxMails.toLocaleString("en")}
        are kept.
      </p>
      ${mails.length === 0 ? html`<p>No mail yet.</p>` : mailTable(mails)}`,
  );

const mailTable = (mails: readonly Mail[]) =>
  html`<table class="rows">
      <thead>
        <tr>
          <th scope="col">Subject</th>
          <th scope="col">To</th>
          <th scope="col">Received</th>
        </tr>
      </thead>
      <tbody>
        ${mails.map(
          ({ id, subject, recipients, receivedAt }) =>
            html`<tr>
              <td data-label="Subject"><a href="/sandbox/inbox/${id}">${subject || "(no subject)"}</a></td>
              <td data-label="To">${recipients.join(", ")}</td>
              <td data-label="Received">${utcTime(receivedAt)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <form method="post" action="/sandbox/inbox/clear" class="actions">
      <button type="submit">Delete all</button>
    </form>`;

/** A time in UTC, as the server does not know the reader's zone. */
export const utcTime = (instant: number) => {
  const iso = new Date(instant).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")} UTC</time>`;
};

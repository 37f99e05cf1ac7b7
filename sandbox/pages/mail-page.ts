import { html } from "hono/html";
import type { ReadMail } from "../inbox/read-mail";
import type { Mail } from "../store/mails";
import { controlFrame } from "./control-frame";
import { utcTime } from "./inbox-page";

/** The page of one mail: both forms of its text, its attachments and its headers. */
export const mailPage = (mail: Mail, read: ReadMail) =>
  controlFrame(
    "/sandbox/inbox",
    mail.subject,
    html`<h1>${mail.subject || "(no subject)"}</h1>
      <dl class="facts">
        <dt>From</dt>
        <dd>${read.from || mail.sender}</dd>
        <dt>To</dt>
        <dd>${read.to || mail.recipients.join(", ")}</dd>
        <dt>Received</dt>
        <dd>${utcTime(mail.receivedAt)}</dd>
      </dl>
      ${read.html === null ? "" : htmlPart(mail)} ${read.text === null ? "" : textPart(read.text)}
      ${read.attachments.length === 0 ? "" : attachmentList(mail, read)}
      <h2>Headers</h2>
      <pre tabindex="0" aria-label="Headers">
${read.headers.map(({ name, value }) => `${name}: ${value}`).join("\n")}</pre>
      <p><a class="download" href="/sandbox/inbox/${mail.id}/source">Download the source</a></p>`,
  );

/** The page for a link to a deleted mail. */
export const noMailPage = () =>
  controlFrame(
    "/sandbox/inbox",
    "Inbox",
    html`<h1>Mail not found</h1>
      <p>It was deleted, or newer mail has replaced it. <a href="/sandbox/inbox">Open the inbox</a>.</p>`,
  );

const htmlPart = ({ id, subject }: Mail) =>
  html`<h2>HTML</h2>
    <iframe
      class="mail"
      title="${subject || "Mail"}"
      src="/sandbox/inbox/${id}/html"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>`;

const textPart = (text: string) =>
  html`<h2>Plain text</h2>
    <pre tabindex="0" aria-label="Plain text">${text}</pre>`;

const attachmentList = ({ id }: Mail, { attachments }: ReadMail) =>
  html`<h2>Attachments</h2>
    <ul>
      ${attachments.map(
        ({ filename, size }, position) =>
          html`<li>
            <a href="/sandbox/inbox/${id}/attachments/${position}">${filename ?? "attachment"}</a>
            <span class="hint">${size.toLocaleString("en")} bytes</span>
          </li>`,
      )}
    </ul>`;

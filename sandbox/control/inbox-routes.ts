import { Hono } from "hono";
import { notFound } from "../http/errors";
import { inboxPage } from "../pages/inbox-page";
import { mailPage, noMailPage } from "../pages/mail-page";
import { sendPage, wantsPage } from "../pages/send-page";
import type { Sandbox } from "../parts/sandbox";
import type { Mail } from "../store/mails";
import { readMail, type ReadMail } from "../inbox/read-mail";

/** Received mail, as JSON for programs and as pages for people. */
export function inboxRoutes({ store }: Pick<Sandbox, "store">) {
  const routes = new Hono();

  async function requireMail(id: string) {
    const mail = store.mails.find(Number(id));
    if (!mail) throw notFound("There is no such mail");
    return { mail, parsed: await readMail(mail.source) };
  }

  routes.get("/", (context) => {
    const mails = store.mails.list();
    return wantsPage(context)
      ? sendPage(context, inboxPage(mails))
      : context.json({ mails: mails.map(mailAnswer) });
  });

  routes.delete("/", (context) => {
    store.mails.clear();
    return context.json({ status: "ok" });
  });

  routes.post("/clear", (context) => {
    store.mails.clear();
    return context.redirect("/sandbox/inbox", 303);
  });

  routes.get("/:id", async (context) => {
    const id = context.req.param("id");
    if (wantsPage(context) && !store.mails.find(Number(id))) return sendPage(context, noMailPage(), 404);
    const { mail, parsed } = await requireMail(id);
    return wantsPage(context)
      ? sendPage(context, mailPage(mail, parsed))
      : context.json({ ...mailAnswer(mail), ...contentAnswer(parsed) });
  });

  routes.get("/:id/source", async (context) => {
    const { mail } = await requireMail(context.req.param("id"));
    return context.body(new Uint8Array(mail.source), 200, download("message/rfc822", `mail-${mail.id}.eml`));
  });

  routes.get("/:id/html", async (context) => {
    const { parsed } = await requireMail(context.req.param("id"));
    return context.body(`<!doctype html><base target="_blank">${parsed.html ?? ""}`, 200, framed);
  });

  routes.get("/:id/attachments/:position", async (context) => {
    const { parsed } = await requireMail(context.req.param("id"));
    const attachment = parsed.attachments[Number(context.req.param("position"))];
    if (!attachment) throw notFound("There is no such attachment");
    const headers = download(attachment.contentType, attachment.filename ?? "attachment");
    return context.body(new Uint8Array(attachment.content), 200, headers);
  });
  return routes;
}

/** The headers of a mail's HTML in its frame: links open in new tabs, but no script runs and nothing is loaded. */
const framed = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

const download = (type: string, name: string) => ({
  "content-type": type,
  "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  "cache-control": "no-store",
});

const mailAnswer = ({ id, receivedAt, sender, recipients, subject }: Mail) => ({
  ...{ id, received_at: new Date(receivedAt).toISOString(), sender, recipients, subject },
});

const contentAnswer = ({ from, to, messageId, headers, text, html, attachments }: ReadMail) => ({
  ...{ from, to, message_id: messageId, headers, text, html },
  attachments: attachments.map(({ filename, contentType, size }) => ({
    ...{ name: filename ?? null, type: contentType, size },
  })),
});

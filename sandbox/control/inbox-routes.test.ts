import { createTransport, type SendMailOptions } from "nodemailer";
import { expect, test } from "vitest";
import { startTestSandbox } from "../testing/test-sandbox";

const letter = {
  from: { name: "Mary Änn O’Connež-Šuslik", address: "mary@example.com" },
  to: { name: "Ąžuolas Žąsinas", address: "azuolas@example.com" },
  subject: "Pasirašykite: Čerčilio sutartis № 7 (Договор)",
  text: "Labas, Ąžuolai!",
  html: '<p>Labas, <a href="https://portal.example/sign/abc">Ąžuolai</a>!</p><script>alert(1)</script>',
  attachments: [{ filename: "sąlygos.txt", content: "Sąlygos" }],
} satisfies SendMailOptions;

async function start(settings: Parameters<typeof startTestSandbox>[0] = {}) {
  const sandbox = await startTestSandbox(settings);
  const transport = createTransport({ host: "127.0.0.1", port: sandbox.smtpPort });
  const at = (path: string, accept = "application/json") =>
    fetch(`${sandbox.url}/sandbox/inbox${path}`, { headers: { accept } });
  return {
    ...sandbox,
    at,
    send: (mail: SendMailOptions = letter) => transport.sendMail(mail),
    page: async (path = "") => (await at(path, "text/html")).text(),
    list: async () => ((await (await at("")).json()) as { mails: { id: number; subject: string }[] }).mails,
  };
}

test("a mail keeps its names, subject, text, HTML and attachment, including non-ASCII letters", async () => {
  const { send, list, at } = await start();
  const { messageId } = await send();
  const [mail] = await list();
  expect(mail).toEqual({
    id: expect.any(Number),
    received_at: expect.any(String),
    sender: "mary@example.com",
    recipients: ["azuolas@example.com"],
    subject: letter.subject,
  });
  expect(await (await at(`/${mail?.id}`)).json()).toMatchObject({
    from: '"Mary Änn O’Connež-Šuslik" <mary@example.com>',
    to: '"Ąžuolas Žąsinas" <azuolas@example.com>',
    message_id: messageId,
    text: "Labas, Ąžuolai!",
    html: expect.stringContaining("Ąžuolai</a>"),
    attachments: [{ name: "sąlygos.txt", type: "text/plain", size: 8 }],
  });
  expect(await (await at(`/${mail?.id}/attachments/0`)).text()).toBe("Sąlygos");
});

test("the pages list the mail and show a message, whose HTML cannot run scripts", async () => {
  const { send, list, page, at } = await start();
  expect(await page()).toContain("No mail yet.");
  await send();
  const [mail] = await list();
  expect(await page()).toContain("Čerčilio sutartis");
  const shown = await page(`/${mail?.id}`);
  expect(shown).toContain("Labas, Ąžuolai!");
  expect(shown).not.toContain("alert(1)");
  const framed = await at(`/${mail?.id}/html`, "text/html");
  expect(framed.headers.get("content-security-policy")).toMatch(/^sandbox allow-popups .*default-src 'none'/);
  expect(await framed.text()).toContain('<base target="_blank">');
});

test("a header is escaped on the page", async () => {
  const { send, page, list } = await start();
  await send({ ...letter, subject: "<img src=x onerror=alert(2)>" });
  const [mail] = await list();
  expect(await page()).not.toContain("<img");
  expect(await page(`/${mail?.id}`)).not.toContain("<img");
});

test("mail survives a restart, until the inbox is emptied", async () => {
  const first = await start();
  await first.send();
  await first.close();
  const second = await start({ dataDir: first.dataDir });
  expect(await second.list()).toHaveLength(1);
  await fetch(`${second.url}/sandbox/inbox`, { method: "DELETE" });
  expect(await second.list()).toEqual([]);
  expect((await second.at("/1")).status).toBe(404);
  expect((await second.at("/1", "text/html")).status).toBe(404);
});

test("a mail that is too large is refused, and the next one is accepted", async () => {
  const { send, list } = await start();
  const tooLarge = { ...letter, attachments: [{ filename: "large.bin", content: Buffer.alloc(20_000_000) }] };
  await expect(send(tooLarge)).rejects.toMatchObject({ responseCode: 552 });
  await send();
  expect(await list()).toHaveLength(1);
});

test("a mail port in use is reported in one sentence", async () => {
  const { smtpPort } = await start();
  await expect(start({ smtpPort })).rejects.toThrow(`Port ${smtpPort} on 127.0.0.1, for mail, is in use.`);
});

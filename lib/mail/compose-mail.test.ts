import { expect, test } from "vitest";
import { setDocumentStatus } from "@/db/repositories/documents";
import { claimDueMail } from "@/db/repositories/mails";
import { moveToTrash } from "@/db/repositories/trash";
import { setLanguage } from "@/db/repositories/users";
import { addUser } from "@/db/testing/sample-rows";
import {
  type OwnerMailKind,
  ownerMailKinds,
  type SigningMailKind,
  signingMailKinds,
} from "@/lib/domain/mail/mail-kind";
import { languages } from "@/lib/domain/text/language";
import { mailLeaseMs } from "./outbox";
import { queueMail, queueOwnerMail } from "./queue-mail";
import { sendClaimedMail } from "./send-claimed-mail";
import { collectMail } from "./testing/collect-mail";
import { startTestMailServer } from "./testing/test-mail-server";
import { addSentDocument, openTestMailroom } from "./testing/test-mailroom";

type Scene = NonNullable<Parameters<typeof addSentDocument>[2]>;

const mary = { name: "Mary Änn", surname: "O’Connež-Šuslik", email: "mary@example.com" };

/** Sends a mail and returns it as a real server received it. */
async function received(
  scene: Scene,
  {
    kind = "invitation" as SigningMailKind,
    linkToken = undefined as string | undefined,
    recipient = mary,
    to = "signer",
  } = {},
) {
  const server = await startTestMailServer();
  const { db, clock, context } = openTestMailroom(server.url);
  await addSentDocument(db, clock.now(), { signers: [recipient], ...scene });
  // Only invited signers are notified that they need not sign.
  const needsInvitation = kind === "cancelled" || kind === "withdrawn";
  for (const sentKind of needsInvitation ? (["invitation", kind] as const) : [kind]) {
    const signerId = to === "signer" ? "sgr_0" : undefined;
    const letter = { kind: sentKind, signingId: "sgn_1", signerId, recipient, linkToken };
    await db.write((tx) => queueMail(tx, context, letter));
    const claim = await db.write((tx) => claimDueMail(tx, { now: clock.now(), leaseMs: mailLeaseMs }));
    await sendClaimedMail(context, claim!);
  }
  const mail = server.received.at(-1);
  if (!mail) throw new Error("No mail arrived.");
  return {
    mail,
    text: mail.text ?? "",
    html: mail.html || "",
    headers: mail.headerLines.map(({ line }) => line),
  };
}

test("names and subjects keep letters of any script", async () => {
  const { mail, text, html } = await received({
    document: "Šaltinių sutartis „Ąžuolas“ № 7, Договор 契約",
    sender: { name: "Фёдор", surname: "Čiurlionis" },
  });
  expect(mail.subject).toBe(
    "Фёдор Čiurlionis asks you to sign: Šaltinių sutartis „Ąžuolas“ № 7, Договор 契約",
  );
  expect(mail.from?.value).toEqual([{ name: "Фёдор Čiurlionis (Paraph)", address: "paraph@portal.test" }]);
  expect(mail.replyTo?.value).toEqual([{ name: "Фёдор Čiurlionis", address: "ada@example.com" }]);
  expect(mail.to).toMatchObject({
    value: [{ name: "Mary Änn O’Connež-Šuslik", address: "mary@example.com" }],
  });
  for (const form of [text, html]) expect(form).toContain("Šaltinių sutartis „Ąžuolas“ № 7, Договор 契約");
});

test("a sender with one name is named without a blank", async () => {
  const { mail } = await received({ sender: { name: "Björk", surname: "" } });
  expect(mail.subject).toBe("Björk asks you to sign: Lease");
  expect(mail.from?.value).toMatchObject([{ name: "Björk (Paraph)" }]);
});

test("a line break in a name does not start a header", async () => {
  const { mail, headers } = await received(
    {
      document: "Lease\r\nBcc: all@example.com",
      sender: { name: "Ada\nBcc: x@example.com", surname: "Test" },
    },
    { recipient: { ...mary, name: "Mary\r\nBcc: y@example.com" } },
  );
  expect(headers.filter((line) => /^bcc/i.test(line))).toEqual([]);
  expect(mail.subject).toBe("Ada Bcc: x@example.com Test asks you to sign: Lease Bcc: all@example.com");
});

test("an invitation names the sender, the document and the deadline, and quotes the message", async () => {
  const message = "Please sign by Friday.\n<b>Thanks</b>";
  const { text, html } = await received({ message }, { linkToken: "the-token" });
  for (const words of [
    "Ada Test asks you to sign “Lease”.",
    "You can sign until 25 December 2026.",
    "Ada Test writes:",
    "for you alone",
  ])
    for (const form of [text, html]) expect(form).toContain(words);
  expect(text).toContain("> Please sign by Friday.\n> <b>Thanks</b>");
  expect(html).toContain("Please sign by Friday.\n&lt;b&gt;Thanks&lt;/b&gt;");
  expect(html).toContain('href="http://portal.test/sign/the-token"');
});

test("a user gets a link to the document in the portal", async () => {
  const { text } = await received({});
  expect(text).toContain("http://portal.test/documents/doc_1");
  expect(text).not.toContain("for you alone");
});

test("the sender's mail names the signer who declined, and the reason", async () => {
  const { mail, text } = await received(
    { signers: [{ ...mary, declineReason: "The rent is wrong." }] },
    { kind: "declined" },
  );
  expect(mail.subject).toBe("Declined: Lease");
  expect(text).toContain("Mary Änn O’Connež-Šuslik does not sign “Lease”.");
  expect(text).toContain("> The rent is wrong.");
});

test("mail to signers is in the language of the signing, mail to the sender in theirs", async () => {
  const scene = {
    language: "lt",
    senderLanguage: "et",
    signers: [{ ...mary, declineReason: "Ei." }],
  } as const;
  expect((await received({ ...scene, signers: [mary] })).html).toContain('<html lang="lt">');
  const { html } = await received(
    { ...scene, signers: [...scene.signers] },
    { kind: "declined", to: "sender" },
  );
  expect(html).toContain('<html lang="et">');
});

test.each(languages)("every mail is complete in %s", async (language) => {
  for (const kind of signingMailKinds) {
    const { mail, text, html } = await received({ language, message: "Hi" }, { kind, linkToken: "t" });
    for (const form of [mail.subject ?? "", text, html.replace(/<style>.*<\/style>/s, "")])
      expect(form).not.toMatch(/undefined|[{}]/);
    expect(html).toContain(`<html lang="${language}">`);
  }
});

test.each(languages)("every mail about an admin's action is complete in %s", async (language) => {
  const { db, clock, context } = openTestMailroom("smtp://nowhere.test");
  await addSentDocument(db, clock.now());
  const eve = await addUser(db, "eve", clock.now());
  const base = { documentId: "doc_1", adminId: "usr_admin" };
  const mailsOf = async (kinds: readonly OwnerMailKind[]) => {
    await db.write(async (tx) => {
      for (const kind of kinds)
        await queueOwnerMail(tx, context, { ...base, kind, userId: kind === "handed_over" ? eve : "usr_1" });
    });
    return collectMail(context);
  };
  await db.write(async (tx) => {
    for (const userId of [eve, "usr_1"]) await setLanguage(tx, { userId, language });
    await setDocumentStatus(tx, { documentId: "doc_1", status: "failed", now: clock.now() });
  });
  const mails = await mailsOf(ownerMailKinds.filter((kind) => kind !== "trashed"));
  await db.write((tx) => moveToTrash(tx, { documentId: "doc_1", now: clock.now(), purgeAt: clock.now() }));
  mails.push(...(await mailsOf(["trashed"])));
  expect(mails).toHaveLength(ownerMailKinds.length);
  for (const { subject, text, html } of mails) {
    for (const form of [subject, text, html.replace(/<style>.*<\/style>/s, "")])
      expect(form).not.toMatch(/undefined|[{}]/);
    expect(html).toContain(`<html lang="${language}">`);
  }
});

test("the HTML loads no resources and has light and dark colors", async () => {
  const { html } = await received({});
  expect(html).not.toMatch(/<(img|script|link)\b|url\(/);
  expect(html).toContain("prefers-color-scheme: dark");
});

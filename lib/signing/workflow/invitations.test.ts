import { expect, test } from "vitest";
import { listInvitationMails } from "@/db/repositories/mails";
import { addUser } from "@/db/testing/sample-rows";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { invitedSigningPage, openInvitation, recordOpened } from "../commands/open-invitation";
import { required } from "@/lib/base/required";
import { dayMs } from "@/lib/domain/time/durations";
import { resendInvitation } from "../commands/resend-invitation";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

/** A signing that is out for signature, with the mail that was sent for it. */
async function sent(workflow: TestWorkflow, signerCount = 1) {
  const signing = await workflow.send(signerCount);
  await workflow.run();
  const mails = await collectMail(workflow.context);
  const open = (token: string | undefined) => openInvitation(workflow.context, token ?? "");
  return { signing, mails, tokens: mails.map(linkTokenIn), open };
}

test("a signer without an account gets a personal link, a user a link to the portal, and the sender no mail", async () => {
  const workflow = await startTestWorkflow();
  await addUser(workflow.db, "signer-1", workflow.clock.now());
  const { mails, tokens, open, signing } = await sent(workflow, 2);
  expect(mails.map(({ to }) => to.address)).toEqual(["signer-0@example.com", "signer-1@example.com"]);
  expect(tokens).toEqual([expect.stringMatching(/^[\w-]{43}$/), undefined]);
  expect(mails[1]?.text).toContain(`/documents/${signing.documentId}`);
  expect(await open(tokens[0])).toMatchObject({ state: "to_sign", signerId: (await signing.signerAt(0)).id });
  expect(await open("made-up")).toBeUndefined();
});

test("no mail goes out before the gateway has the signing", async () => {
  const workflow = await startTestWorkflow();
  await workflow.send();
  expect(await collectMail(workflow.context)).toEqual([]);
});

test("a link opens the signing page of its own signer only", async () => {
  const workflow = await startTestWorkflow();
  const { tokens, open } = await sent(workflow, 2);
  const pages = [];
  for (const token of tokens)
    pages.push(invitedSigningPage(workflow.context, required(await open(token), "invitation")));
  expect(new Set(pages).size).toBe(2);
  expect(pages).not.toContain(undefined);
});

test("the opening of a link is recorded once", async () => {
  const workflow = await startTestWorkflow();
  const { tokens, open, signing } = await sent(workflow);
  for (let visit = 0; visit < 2; visit++)
    await recordOpened(workflow.context, required(await open(tokens[0]), "invitation"));
  expect((await signing.history()).filter((action) => action === "signer.viewed")).toHaveLength(1);
});

test("all signers get mail with a link to the signed document, valid for 30 days", async () => {
  const workflow = await startTestWorkflow();
  const { tokens, open, signing } = await sent(workflow);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  await workflow.run();
  const mails = await collectMail(workflow.context);
  expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
    ["signer-0@example.com", "Signed: Lease"],
    ["ada@example.com", "Signed: Lease"],
  ]);
  const [invited, sender] = mails.map(linkTokenIn);
  expect(sender).toBeUndefined();
  for (const token of [tokens[0], invited]) expect(await open(token)).toMatchObject({ state: "signed" });
  workflow.clock.moveBy(31 * dayMs);
  expect(await open(invited)).toMatchObject({ state: "too_late" });
});

test("a link that is sent again replaces the earlier one", async () => {
  const workflow = await startTestWorkflow();
  const { tokens, open, signing } = await sent(workflow);
  const resending = { documentId: signing.documentId, signerId: (await signing.signerAt(0)).id };
  const stranger = await addUser(workflow.db, "bob", workflow.clock.now());
  expect(await resendInvitation(workflow.context, { ...resending, userId: stranger })).toBe(false);
  expect(await open(tokens[0])).toMatchObject({ state: "to_sign" });

  expect(await resendInvitation(workflow.context, { ...resending, userId: workflow.userId })).toBe(true);
  expect(await open(tokens[0])).toMatchObject({ state: "replaced" });
  const [mail] = await collectMail(workflow.context);
  expect(await open(linkTokenIn(mail!))).toMatchObject({ state: "to_sign" });
});

test("an invitation that has not gone out yet is not resent", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send();
  await workflow.run();
  const { id: signerId } = await signing.signerAt(0);
  const resending = { documentId: signing.documentId, signerId, userId: workflow.userId };
  await expect(resendInvitation(workflow.context, resending)).rejects.toThrow("mail_on_its_way");
  expect((await listInvitationMails(workflow.db.read, signing.id)).size).toBe(1);
});

test("a signer who has signed is not invited again", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sent(workflow, 2);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(1);
  await workflow.run();
  const { id: signerId } = await signing.signerAt(0);
  const resending = { documentId: signing.documentId, signerId, userId: workflow.userId };
  expect(await resendInvitation(workflow.context, resending)).toBe(false);
});

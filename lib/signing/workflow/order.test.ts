import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { countToSign } from "@/db/repositories/to-sign";
import { signers } from "@/db/schema";
import { addUser } from "@/db/testing/sample-rows";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { declineToSign } from "../commands/decline-to-sign";
import { invitedSigningPage, openInvitation } from "../commands/open-invitation";
import { openSigningPage } from "../commands/open-signing-page";
import { required } from "@/lib/base/required";
import { resendInvitation } from "../commands/resend-invitation";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

/** Two people sign at the same time, then a third, who is a user of the portal. */
async function sentInSteps(workflow: TestWorkflow) {
  const board = await addUser(workflow.db, "signer-2", workflow.clock.now());
  const signing = await workflow.send(3, { steps: [1, 1, 2] });
  await workflow.run();
  const { documentId } = signing;
  const asBoard = { documentId, userId: board };
  return {
    signing,
    asBoard,
    collect: async () => (await collectMail(workflow.context)).map(({ to }) => to.address),
    toSign: () => countToSign(workflow.db.read, board),
    page: () => openSigningPage(workflow.context, asBoard),
    async signs(position: number, postbacks: number) {
      await signing.sign(position);
      await workflow.portal.untilPostbacks(postbacks);
      await workflow.run();
    },
  };
}

test("the next step begins with the last signature of the step before: mail, page and list wait for it", async () => {
  const workflow = await startTestWorkflow();
  const { signing, collect, toSign, page, signs } = await sentInSteps(workflow);
  expect(await collect()).toEqual(["signer-0@example.com", "signer-1@example.com"]);
  await signs(0, 1);
  expect(await collect()).toEqual([]);
  expect([await toSign(), await page()]).toEqual([0, undefined]);

  await signs(1, 2);
  expect(await collect()).toEqual(["signer-2@example.com"]);
  expect([await toSign(), await page()]).toEqual([1, expect.stringContaining("/signing/")]);
  await signs(2, 4);
  expect(await signing.documentStatus()).toBe("signed");
});

test("all signers are created at the gateway from the beginning", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sentInSteps(workflow);
  for (const position of [0, 1, 2]) expect((await signing.signerAt(position)).sealedToken).not.toBeNull();
});

test("a signer can neither decline nor be invited before their turn", async () => {
  const workflow = await startTestWorkflow();
  const { signing, asBoard } = await sentInSteps(workflow);
  const { id: signerId } = await signing.signerAt(2);
  const declining = declineToSign(workflow.context, { ...asBoard, reason: "Not now." });
  await expect(declining).rejects.toThrow("nothing_to_sign");
  const resending = { documentId: asBoard.documentId, userId: workflow.userId, signerId };
  expect(await resendInvitation(workflow.context, resending)).toBe(false);
});

test("the link of a signer whose turn has not come shows the document and no signing page", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(2, { steps: [1, 1] });
  await workflow.run();
  const mails = await collectMail(workflow.context);
  const token = linkTokenIn(mails[1]!) ?? "";
  const second = await signing.signerAt(1);
  await workflow.db.write(async (tx) => {
    await tx.update(signers).set({ step: 2 }).where(eq(signers.id, second.id));
  });
  const invitation = required(await openInvitation(workflow.context, token), "invitation");
  expect(invitation.state).toBe("not_in_turn");
  expect(invitedSigningPage(workflow.context, invitation)).toBeUndefined();
});

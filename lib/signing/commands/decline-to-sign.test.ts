import { expect, test } from "vitest";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { hourMs } from "@/lib/domain/time/durations";
import { declineInvitation } from "./decline-to-sign";
import { takeFrameEvent } from "../signals/frame-event";
import { openInvitation } from "./open-invitation";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

async function sent(workflow: TestWorkflow, signerCount = 2) {
  const signing = await workflow.send(signerCount);
  await workflow.run();
  const links = (await collectMail(workflow.context)).map(linkTokenIn);
  const decline = async (position: number, reason = "The rent is wrong.") =>
    declineInvitation(workflow.context, { token: links[position] ?? "", reason });
  return { signing, links, decline };
}

test("a decline ends the signing, deletes it at the gateway, and mails the sender the reason", async () => {
  const workflow = await startTestWorkflow();
  const { signing, links, decline } = await sent(workflow);
  const { gatewayToken } = await signing.work();
  expect(await decline(1)).toBe(true);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("declined");
  expect(await workflow.gateway.statusOf(gatewayToken!)).toBe(404);
  expect(await signing.history()).toEqual(expect.arrayContaining(["signer.declined", "signing.ended"]));
  const mails = await collectMail(workflow.context);
  expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
    ["ada@example.com", "Declined: Lease"],
  ]);
  expect(mails[0]?.text).toContain("> The rent is wrong.");
  for (const link of links)
    expect(await openInvitation(workflow.context, link!)).toMatchObject({ state: "ended" });
});

test("a gateway that is down does not lose a decline", async () => {
  const workflow = await startTestWorkflow();
  const { signing, decline } = await sent(workflow);
  await decline(0);
  workflow.gateway.interfere(async () => "broken");
  await workflow.run();
  workflow.gateway.behave();
  workflow.clock.moveBy(60_000);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("declined");
});

test("a decline by a signer who has already signed has no effect", async () => {
  const workflow = await startTestWorkflow();
  const { signing, decline } = await sent(workflow, 1);
  await signing.sign(0); // the portal has not been notified yet
  expect(await decline(0)).toBe(true);
  await workflow.portal.untilPostbacks(2);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await signing.signerAt(0)).toMatchObject({ declinedAt: null, signedAt: expect.any(Date) });
});

test("a signer cannot decline twice, after signing, or once the signing is over", async () => {
  const workflow = await startTestWorkflow();
  const { signing, decline } = await sent(workflow);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(1);
  await workflow.run();
  await expect(decline(0)).rejects.toThrow("nothing_to_sign");
  expect(await decline(1)).toBe(true);
  await expect(decline(1, "Another reason.")).rejects.toThrow("nothing_to_sign");
  await workflow.run();
  await expect(decline(0)).rejects.toThrow("nothing_to_sign");
});

test("a decline on the gateway's page ends the signing, and the sender's mail names the signer", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sent(workflow);
  await signing.declineAtGateway(0);
  workflow.clock.moveBy(hourMs); // there is no postback, and the status is checked rarely
  await workflow.run();
  expect(await signing.documentStatus()).toBe("declined");
  expect(await signing.history()).toContain("signer.declined");
  expect((await collectMail(workflow.context)).map(({ text }) => text)).toEqual([
    expect.stringContaining("Ona Onaitė does not sign “Lease”."),
  ]);
});

test("a frame event of a cancellation leads to one status check at once", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sent(workflow);
  const hint = { signingId: signing.id, event: "cancelled" } as const;
  await takeFrameEvent(workflow.context, hint); // they may still sign
  await workflow.run();
  workflow.clock.moveBy(60_000);
  await workflow.run();
  expect(workflow.gateway.calls.filter((call) => call === "status")).toHaveLength(1);
  await signing.declineAtGateway(0);
  await takeFrameEvent(workflow.context, hint);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("declined");
});

test.each(["pending", "failed"])(
  "no signer is recorded as declining when the gateway reports all of them as “%s”",
  async (state) => {
    const workflow = await startTestWorkflow();
    const { signing } = await sent(workflow);
    const ids = await Promise.all([0, 1].map(async (at) => (await signing.signerAt(at)).gatewayId));
    const signers = Object.fromEntries(ids.map((id) => [id, { status: state }]));
    const answer = {
      status: 200,
      headers: { "content-type": "application/json" },
      body: Buffer.from(JSON.stringify({ status: "declined", signers })),
    };
    workflow.gateway.interfere(async (operation, pass) => (operation === "status" ? answer : pass()));
    workflow.clock.moveBy(hourMs);
    await workflow.run();
    expect(await signing.documentStatus()).toBe("declined");
    const [mail] = await collectMail(workflow.context);
    expect(mail?.text).toContain("Somebody does not sign “Lease”.");
  },
);

import { expect, test } from "vitest";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { addUser } from "@/db/testing/sample-rows";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { hourMs } from "@/lib/domain/time/durations";
import { cancelSigning } from "./cancel-signing";
import { openInvitation } from "./open-invitation";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

const reason = "The rent has changed.";
const nothingToCancel = "nothing_to_cancel";

async function sent(workflow: TestWorkflow, signerCount = 2) {
  const signing = await workflow.send(signerCount);
  await workflow.run();
  const links = (await collectMail(workflow.context)).map((mail) => linkTokenIn(mail) ?? "");
  return { signing, links, gatewayToken: (await signing.work()).gatewayToken ?? "" };
}

const cancel = ({ context, userId }: TestWorkflow, { documentId }: { documentId: string }) =>
  cancelSigning(context, { documentId, userId, reason });

test("a cancelled signing is deleted at the gateway, its links end, and invited signers are mailed the reason", async () => {
  const workflow = await startTestWorkflow();
  const { signing, links, gatewayToken } = await sent(workflow);
  await cancel(workflow, signing);
  for (const link of links)
    expect(await openInvitation(workflow.context, link), "before the gateway is called").toMatchObject({
      state: "ended",
    });
  await workflow.run();
  expect(await signing.documentStatus()).toBe("cancelled");
  expect(await workflow.gateway.statusOf(gatewayToken)).toBe(404);
  expect(workflow.gateway.calls.slice(-3)).toEqual(["status", "delete signing", "delete file"]);
  const mails = await collectMail(workflow.context);
  expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
    ["signer-0@example.com", "Cancelled: Lease"],
    ["signer-1@example.com", "Cancelled: Lease"],
  ]);
  for (const { text } of mails) {
    expect(text).toContain(`> ${reason}`);
    expect(text).not.toContain("http");
  }
});

test("a file that everyone has signed by then is collected, and the sender is mailed that it was too late", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sent(workflow, 1);
  await signing.sign(0); // the portal has not been notified yet
  await cancel(workflow, signing);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await signing.history()).toContain("signing.cancelled_too_late");
  const mails = await collectMail(workflow.context);
  const tooLate = mails.filter(({ text }) => text.includes("You wanted to cancel this signing"));
  expect(tooLate.map(({ to }) => to.address)).toEqual(["ada@example.com"]);
});

test("a file that everyone has signed and the gateway has yet to finish is collected, never deleted", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sent(workflow, 1);
  await signing.sign(0);
  workflow.gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation !== "status") return answer;
    return { ...answer, body: Buffer.from(answer.body.toString().replace('"completed"', '"pending"')) };
  });
  await cancel(workflow, signing);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
  workflow.gateway.behave();
  workflow.clock.moveBy(2_000);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await signing.history()).toContain("signing.cancelled_too_late");
});

test("a signature made before the cancellation is recorded", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sent(workflow);
  await signing.sign(0);
  await cancel(workflow, signing);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("cancelled");
  expect((await signing.signerAt(0)).signedAt).not.toBeNull();
  expect((await collectMail(workflow.context)).map(({ to }) => to.address)).toContain("signer-0@example.com");
});

test.each(["before", "after"])(
  "a deletion whose connection breaks %s it is done is repeated, and signers are mailed once",
  async (moment) => {
    const workflow = await startTestWorkflow();
    const { signing, gatewayToken } = await sent(workflow, 1);
    workflow.gateway.interfere(async (operation, pass) => {
      if (operation !== "delete signing") return pass();
      if (moment === "after") await pass();
      return "broken";
    });
    await cancel(workflow, signing);
    await workflow.run();
    expect(await signing.documentStatus()).toBe("out_for_signature");
    expect(await collectMail(workflow.context)).toEqual([]);
    workflow.gateway.behave();
    workflow.clock.moveBy(60_000);
    await workflow.run();
    expect(await signing.documentStatus()).toBe("cancelled");
    expect(await workflow.gateway.statusOf(gatewayToken)).toBe(404);
    expect(await collectMail(workflow.context)).toHaveLength(1);
  },
);

test("a signing that is not out yet is cancelled without mail, and its file is deleted at the gateway", async () => {
  const workflow = await startTestWorkflow();
  workflow.gateway.interfere(async (operation, pass) => (operation === "create" ? "broken" : pass()));
  const signing = await workflow.send();
  await workflow.run();
  expect((await signing.work()).sources[0]?.token).toEqual(expect.any(String));
  await cancel(workflow, signing);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("cancelled");
  expect(workflow.gateway.calls.at(-1)).toBe("delete file");
  expect(await signing.history()).toContain("gateway.orphan_possible");
  expect(await collectMail(workflow.context)).toEqual([]);
});

test("a signer who was not invited yet gets no mail about the signing or its end", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send();
  await workflow.run();
  await cancel(workflow, signing);
  await workflow.run();
  expect(await collectMail(workflow.context)).toEqual([]);
});

test("only the sender can cancel a signing, once, and only while it is open", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sent(workflow);
  const stranger = await addUser(workflow.db, "bob", workflow.clock.now());
  expect(await cancel({ ...workflow, userId: stranger }, signing)).toBe(false);
  await cancel(workflow, signing);
  await expect(cancel(workflow, signing)).rejects.toThrow(nothingToCancel);
  await workflow.run();
  await expect(cancel(workflow, signing)).rejects.toThrow(nothingToCancel);
  await workflow.sendAgain(signing);
  expect(await signing.documentStatus()).toBe("preparing");
});

test("a signing that waits for an admin can be cancelled, unless everyone has signed it", async () => {
  const workflow = await startTestWorkflow();
  const { signing, gatewayToken } = await sent(workflow);
  await workflow.gateway.order({ fault: "errors_as_strings", call: "status", count: 1 });
  workflow.clock.moveBy(hourMs);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("needs_attention");
  await cancel(workflow, signing);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("cancelled");
  expect(await workflow.gateway.statusOf(gatewayToken)).toBe(404);

  const complete = await sent(workflow, 1);
  await workflow.gateway.order({ fault: "errors_as_strings", call: "download", count: 1 });
  await complete.signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  await workflow.run();
  expect(await complete.signing.documentStatus()).toBe("needs_attention");
  await expect(cancel(workflow, complete.signing)).rejects.toThrow(nothingToCancel);
});

test("a cancellation that gets an unknown answer stops again for an admin", async () => {
  const workflow = await startTestWorkflow();
  const { signing } = await sent(workflow);
  await workflow.gateway.order({ fault: "errors_as_strings", call: "status", count: 2 });
  workflow.clock.moveBy(hourMs);
  await workflow.run();
  await cancel(workflow, signing);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ status: "needs_attention", failures: 0 });
  expect((await signing.history()).filter((action) => action === "signing.stopped")).toHaveLength(2);
});

test("the log names the admin who cancels for the owner", async () => {
  const workflow = await startTestWorkflow();
  const { db, context, userId } = workflow;
  const { documentId } = await workflow.send(1);
  const actorId = await addUser(db, "root", context.now());
  expect(await cancelSigning(context, { documentId, userId, actorId, reason })).toBe(true);
  const actors = [];
  for await (const { action, actorId: by } of readAuditChain(db.read, { documentId }))
    if (action === "signing.cancel_asked") actors.push(by);
  expect(actors).toEqual([actorId]);
});

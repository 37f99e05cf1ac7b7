import { expect, test } from "vitest";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { cancelSigning } from "./cancel-signing";
import { startTestWorkflow } from "../testing/test-workflow";

/** A signing that is out, and a function that cancels it. */
async function sent(signerCount: number) {
  const workflow = await startTestWorkflow();
  const { context, userId } = workflow;
  const signing = await workflow.send(signerCount);
  await workflow.run();
  await collectMail(context);
  const request = { documentId: signing.documentId, userId, reason: "The rent has changed." };
  const { gatewayToken } = await signing.work();
  return {
    ...{ workflow, signing, gatewayToken: gatewayToken ?? "" },
    cancel: () => cancelSigning(context, request),
  };
}

test("a file that everyone has signed by then is collected, and the sender is mailed that it was too late", async () => {
  const { workflow, signing, cancel } = await sent(1);
  await signing.sign(0); // the portal has not been notified yet
  await cancel();
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await signing.history()).toContain("signing.cancelled_too_late");
  const mails = await collectMail(workflow.context);
  const tooLate = mails.filter(({ text }) => text.includes("You wanted to cancel this signing"));
  expect(tooLate.map(({ to }) => to.address)).toEqual(["ada@example.com"]);
});

test("a file that everyone has signed and the gateway has yet to finish is collected, never deleted", async () => {
  const { workflow, signing, cancel } = await sent(1);
  await signing.sign(0);
  workflow.gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation !== "status") return answer;
    return { ...answer, body: Buffer.from(answer.body.toString().replace('"completed"', '"pending"')) };
  });
  await cancel();
  await workflow.run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
  workflow.gateway.behave();
  workflow.clock.moveBy(2_000);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await signing.history()).toContain("signing.cancelled_too_late");
});

test.each(["before", "after"])(
  "a file whose last signer signs just %s the signing is prevented from completing is collected, not deleted",
  async (moment) => {
    const { workflow, signing, cancel } = await sent(1);
    workflow.gateway.interfere(async (operation, pass) => {
      if (operation !== "add signer") return pass();
      if (moment === "before") await signing.sign(0);
      const answer = await pass();
      if (moment === "after") await signing.sign(0);
      return answer;
    });
    await cancel();
    await workflow.run();
    workflow.clock.moveBy(2_000);
    await workflow.run();
    expect(await signing.documentStatus()).toBe("signed");
    expect(await signing.history()).toContain("signing.cancelled_too_late");
  },
);

test("a signing whose last signer signs just before the deletion is not complete at the gateway by then", async () => {
  const { workflow, signing, gatewayToken, cancel } = await sent(1);
  let download: Buffer | undefined;
  workflow.gateway.interfere(async (operation, pass) => {
    if (operation !== "delete signing") return pass();
    await signing.sign(0);
    download = await workflow.gateway.download(gatewayToken);
    return pass();
  });
  await cancel();
  await workflow.run();
  expect(await signing.documentStatus()).toBe("cancelled");
  expect(download?.toString()).toContain('"error"'); // no file
});

test("a signing that the gateway does not prevent from completing is cancelled all the same", async () => {
  const { workflow, signing, gatewayToken, cancel } = await sent(2);
  await workflow.gateway.order({ fault: "errors_as_strings", call: "addsigner", count: 1 });
  await cancel();
  await workflow.run();
  expect(await signing.documentStatus()).toBe("cancelled");
  expect(await workflow.gateway.statusOf(gatewayToken)).toBe(404);
});

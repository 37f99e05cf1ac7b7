import { expect, test } from "vitest";
import { dayFrom } from "@/lib/domain/time/days";
import { machineTimeZone } from "@/lib/domain/time/time-zone";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { remindSigner } from "../commands/remind-signer";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

const hour = 60 * 60_000;
const day = 24 * hour;

type Sent = Parameters<TestWorkflow["send"]>[1];

/** A signing that is out, its invitations gone. */
async function sent(signerCount: number, options: Sent = {}) {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(signerCount, options);
  await workflow.run();
  await collectMail(workflow.context);
  return { workflow, signing };
}

/** Who is reminded while time passes, an hour at a time. */
async function remindedIn({ clock, run, context }: TestWorkflow, ms: number): Promise<string[]> {
  const reminded = [];
  for (let passed = 0; passed < ms; passed += hour) {
    clock.moveBy(hour);
    await run();
    for (const { to, subject } of await collectMail(context))
      if (subject.startsWith("Reminder")) reminded.push(to.address);
  }
  return reminded;
}

test("only signers whose turn it is are reminded, at the chosen interval", async () => {
  const { workflow, signing } = await sent(3, { steps: [1, 1, 2], remindEveryDays: 3 });
  await signing.sign(0);
  expect(await remindedIn(workflow, 3 * day - hour)).toEqual([]);
  expect(await remindedIn(workflow, 3 * day)).toEqual(["signer-1@example.com"]);
  expect(await remindedIn(workflow, 3 * day)).toEqual(["signer-1@example.com"]);
  const told = (await signing.story()).filter((action) => action === "signer.reminded");
  expect(told).toHaveLength(2);
});

test("a day before the deadline people are reminded once, also where nothing else was asked", async () => {
  const { workflow } = await sent(1, { deadline: dayFrom(new Date(), 3, machineTimeZone) });
  expect(await remindedIn(workflow, 4 * day)).toEqual(["signer-0@example.com"]);
});

test("a signature that the portal had not heard of spares its maker the reminder", async () => {
  const { workflow, signing } = await sent(2, { remindEveryDays: 1 });
  await signing.sign(0);
  workflow.clock.moveBy(day);
  await workflow.run();
  expect((await collectMail(workflow.context)).map(({ to }) => to.address)).toEqual(["signer-1@example.com"]);
});

test("a portal that was off for days reminds once", async () => {
  const { workflow } = await sent(1, { remindEveryDays: 1 });
  workflow.clock.moveBy(5 * day);
  await workflow.run();
  await workflow.run();
  expect(await collectMail(workflow.context)).toHaveLength(1);
});

test("a signer can be reminded by hand once an hour at most, only by the sender, and only in their turn", async () => {
  const { workflow, signing } = await sent(2, { steps: [1, 2] });
  const remind = async (position: number, userId = workflow.userId) =>
    remindSigner(workflow.context, {
      ...{ documentId: signing.documentId, userId },
      signerId: (await signing.signerAt(position)).id,
    });
  await expect(remind(0)).rejects.toMatchObject({ refusal: { code: "reminded_lately" } });
  workflow.clock.moveBy(hour);
  expect(await remind(0, "usr_stranger")).toBe(false);
  expect(await remind(1)).toBe(false);
  expect(await remind(0)).toBe(true);
  await expect(remind(0)).rejects.toMatchObject({ refusal: { code: "reminded_lately" } });
  expect((await collectMail(workflow.context)).map(({ to }) => to.address)).toEqual(["signer-0@example.com"]);
});

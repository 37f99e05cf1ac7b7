import { expect, test } from "vitest";
import { dayFrom } from "@/lib/domain/time/days";
import { machineTimeZone } from "@/lib/domain/time/time-zone";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { dayMs, hourMs } from "@/lib/domain/time/durations";
import { remindSigner } from "../commands/remind-signer";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

type Sent = Parameters<TestWorkflow["send"]>[1] & { deadlineDays?: number };

/** A signing that is out for signature and whose invitations were sent. */
async function sent(signerCount: number, { deadlineDays, ...options }: Sent = {}) {
  const workflow = await startTestWorkflow();
  const deadline = deadlineDays && dayFrom(workflow.clock.now(), deadlineDays, machineTimeZone);
  const signing = await workflow.send(signerCount, { ...options, ...(deadline && { deadline }) });
  await workflow.run();
  await collectMail(workflow.context);
  return { workflow, signing };
}

/** Who is reminded while time passes, an hour at a time. */
async function remindedIn({ clock, run, context }: TestWorkflow, ms: number): Promise<string[]> {
  const reminded = [];
  for (let passed = 0; passed < ms; passed += hourMs) {
    clock.moveBy(hourMs);
    await run();
    for (const { to, subject } of await collectMail(context))
      if (subject.startsWith("Reminder")) reminded.push(to.address);
  }
  return reminded;
}

test("only signers whose turn it is are reminded, at the chosen interval", async () => {
  const { workflow, signing } = await sent(3, { steps: [1, 1, 2], remindEveryDays: 3 });
  await signing.sign(0);
  expect(await remindedIn(workflow, 3 * dayMs - hourMs)).toEqual([]);
  expect(await remindedIn(workflow, 3 * dayMs)).toEqual(["signer-1@example.com"]);
  expect(await remindedIn(workflow, 3 * dayMs)).toEqual(["signer-1@example.com"]);
  const reminders = (await signing.history()).filter((action) => action === "signer.reminded");
  expect(reminders).toHaveLength(2);
});

test("signers are reminded once a day before the deadline, even without an interval", async () => {
  const { workflow } = await sent(1, { deadlineDays: 3 });
  expect(await remindedIn(workflow, 4 * dayMs)).toEqual(["signer-0@example.com"]);
});

test("a signer whose signature was not recorded yet gets no reminder", async () => {
  const { workflow, signing } = await sent(2, { remindEveryDays: 1 });
  await signing.sign(0);
  workflow.clock.moveBy(dayMs);
  await workflow.run();
  expect((await collectMail(workflow.context)).map(({ to }) => to.address)).toEqual(["signer-1@example.com"]);
});

test("a portal that was down for days sends one reminder", async () => {
  const { workflow } = await sent(1, { remindEveryDays: 1 });
  workflow.clock.moveBy(5 * dayMs);
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
  await expect(remind(0)).rejects.toMatchObject({ refusal: { code: "reminded_recently" } });
  workflow.clock.moveBy(hourMs);
  expect(await remind(0, "usr_stranger")).toBe(false);
  expect(await remind(1)).toBe(false);
  expect(await remind(0)).toBe(true);
  await expect(remind(0)).rejects.toMatchObject({ refusal: { code: "reminded_recently" } });
  expect((await collectMail(workflow.context)).map(({ to }) => to.address)).toEqual(["signer-0@example.com"]);
});
